package com.example.functionsjobs.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something a processor can do. The page draws its form from this, the command line its options and the API its
 * description; what is submitted is held to it before {@link JobProcessor#check} is asked.
 *
 * @param name as it stands in {@code ?operation=}: letters, digits, hyphens and dots, 1 to 64 characters
 * @param summary what it does, in a few words; may be empty
 * @param accepts the media types of content that it is for, such as {@code image/png} or {@code text/*}; empty for any.
 *     It is what people are shown and what files they may choose, and no check: a submission does not say its type
 * @param parameters in the order in which people are asked for them
 * @param open whether parameters that are not described are accepted too
 */
public record Operation(String name, String summary, List<String> accepts, List<Parameter> parameters, boolean open) {

    /** As many as a submission may have. */
    public static final int MOST_PARAMETERS = 32;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

    /** Says which operation it is, and may stand among the parameters of a query string. */
    private static final String OPERATION = "operation";

    /**
     * @throws IllegalArgumentException when the name is none, there are more than {@value #MOST_PARAMETERS} parameters, or two
     *     have the same name, whatever its case
     */
    public Operation {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"%s\" cannot be an operation's name.".formatted(name));
        }
        summary = summary == null ? "" : summary;
        accepts = List.copyOf(accepts);
        parameters = List.copyOf(parameters);
        if (parameters.size() > MOST_PARAMETERS) {
            throw new IllegalArgumentException("Operation '%s' has %d parameters; there may be %d at most."
                    .formatted(name, parameters.size(), MOST_PARAMETERS));
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(
                        "Operation '%s' has two parameters '%s'.".formatted(name, parameter.name()));
            }
        }
    }

    /** An operation that takes any content and no parameters, until it is told otherwise. */
    public static Operation named(String name) {
        return new Operation(name, "", List.of(), List.of(), false);
    }

    /** The same, with words for people. */
    public Operation summary(String words) {
        return new Operation(name, words, accepts, parameters, open);
    }

    /** The same, for content of these media types. */
    public Operation accepting(String... mediaTypes) {
        return new Operation(name, summary, List.of(mediaTypes), parameters, open);
    }

    /** The same, with these parameters behind those that it has. */
    public Operation taking(Parameter... more) {
        return new Operation(
                name,
                summary,
                accepts,
                Stream.concat(parameters.stream(), Stream.of(more)).toList(),
                open);
    }

    /** The same, with any other parameters too. */
    public Operation takingAnything() {
        return new Operation(name, summary, accepts, parameters, true);
    }

    /**
     * Reads the parameters of a job.
     *
     * @throws PermanentFailure naming the first that is unknown, wrong or missing, and what is accepted
     */
    public ParameterValues read(Map<String, String> given) throws PermanentFailure {
        refuseUnknown(given);
        for (Parameter parameter : parameters) {
            Optional<String> value = parameter.valueIn(given);
            if (value.isPresent()) {
                parameter.read(value.get());
            } else if (parameter.required()) {
                throw missing(
                        "%s (%s)".formatted(parameter.name(), parameter.type().accepted()));
            }
        }
        return new ParameterValues(this, given);
    }

    /** What a processor says of parameters that are missing in a way that no description tells. */
    public PermanentFailure missing(String what) {
        return new PermanentFailure(
                PermanentFailure.Kind.INVALID, "Operation '%s' needs a parameter: %s.".formatted(name, what));
    }

    private void refuseUnknown(Map<String, String> given) throws PermanentFailure {
        TreeSet<String> known = new TreeSet<>();
        parameters.forEach(parameter -> known.add(parameter.name()));
        for (String one : new TreeSet<>(given.keySet())) {
            if (!open && !known.contains(one) && !one.equals(OPERATION)) {
                String takes = known.isEmpty() ? "It takes none" : "It takes " + String.join(", ", known);
                throw new PermanentFailure(
                        PermanentFailure.Kind.INVALID,
                        "Operation '%s' has no parameter '%s'. %s%s"
                                .formatted(name, one, takes, Suggestion.of(one, known)));
            }
        }
    }
}
