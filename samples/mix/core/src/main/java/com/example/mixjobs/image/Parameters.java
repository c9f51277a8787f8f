package com.example.mixjobs.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

import com.example.mixjobs.processor.PermanentFailure;

/** A job's parameters on their way from text to values. What was not asked for by the end is an error: see {@link #done}. */
final class Parameters {

    /** Says which operation it is and may stand among the parameters of a query string. */
    private static final String OPERATION = "operation";

    private final String operation;
    private final Map<String, String> values;
    private final TreeSet<String> known = new TreeSet<>();

    Parameters(String operation, Map<String, String> values) {
        this.operation = operation;
        this.values = values;
    }

    /** A whole number from {@code least} to {@code most}, or none. */
    OptionalInt number(String name, int least, int most) throws PermanentFailure {
        String value = value(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a whole number from " + least + " to " + most + ".", e);
        }
        throw wrong(name, value, "a whole number from " + least + " to " + most + ".", null);
    }

    /** One of the choices, whatever its case, or null. */
    String choice(String name, List<String> choices) throws PermanentFailure {
        String value = value(name);
        if (value == null || choices.contains(value.toLowerCase(Locale.ROOT))) {
            return value == null ? null : value.toLowerCase(Locale.ROOT);
        }
        throw wrong(name, value, "one of " + String.join(", ", choices) + suggestion(value, choices), null);
    }

    boolean flag(String name) throws PermanentFailure {
        return "true".equals(choice(name, List.of("true", "false")));
    }

    /** Text of at most that many characters, not blank. */
    String text(String name, int most) throws PermanentFailure {
        String value = value(name);
        if (value == null || value.isBlank()) {
            throw missing(name + " (1 to " + most + " characters)");
        }
        if (value.length() > most) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "Parameter '" + name + "' has " + value.length() + " characters; at most " + most
                            + " are accepted.");
        }
        return value.strip();
    }

    PermanentFailure missing(String what) {
        return new PermanentFailure(
                PermanentFailure.Kind.INVALID, "Operation '" + operation + "' needs a parameter: " + what + ".");
    }

    /** @throws PermanentFailure when there is a parameter that nobody asked for */
    void done() throws PermanentFailure {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name) && !name.equals(OPERATION)) {
                throw new PermanentFailure(
                        PermanentFailure.Kind.INVALID,
                        "Operation '" + operation + "' has no parameter '" + name + "'. It takes "
                                + String.join(", ", known) + suggestion(name, List.copyOf(known)));
            }
        }
    }

    private String value(String name) {
        known.add(name);
        return values.get(name);
    }

    private static PermanentFailure wrong(String name, String value, String accepted, Throwable cause) {
        return new PermanentFailure(
                PermanentFailure.Kind.INVALID,
                "Parameter '" + name + "' is '" + value + "'; it must be " + accepted,
                cause);
    }

    private static String suggestion(String typed, List<String> names) {
        int near = Math.min(2, typed.length() / 2);
        return names.stream()
                .filter(name -> distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= near)
                .findFirst()
                .map(name -> ". Did you mean '" + name + "'?")
                .orElse(".");
    }

    /** Levenshtein's: how many letters must be put in, left out or changed. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
