package com.example.batchjobs.processor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A parameter of an {@link Operation}.
 *
 * @param name as it stands in the query string, in a form and on the command line: a letter, then letters,
 *     digits, hyphens and underscores; 64 characters at most
 * @param help what it is for, in a few words; may be empty
 * @param defaultValue what it is where it is not given; null for nothing. As {@link #read} gives it
 */
public record Parameter(String name, Type type, String help, String defaultValue, boolean required) {

    /** The operation, the content of a form, and the key of an Azure function have these names in a submission. */
    private static final Set<String> TAKEN = Set.of("operation", "file", "code");

    /** As in JSON, and no larger than a long holds. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** What values there are. */
    public sealed interface Type {

        /** What is accepted, as it stands behind a parameter's name in a message. */
        String accepted();
    }

    /** A whole number, both ends included. */
    public record Whole(long least, long most) implements Type {
        public Whole {
            requireRange(least <= most, least + " to " + most);
        }

        @Override
        public String accepted() {
            return least + " to " + most;
        }
    }

    /** A number that need not be whole, both ends included. */
    public record Decimal(double least, double most) implements Type {
        public Decimal {
            requireRange(Double.isFinite(least) && Double.isFinite(most) && least <= most, least + " to " + most);
        }

        @Override
        public String accepted() {
            return least + " to " + most;
        }
    }

    /** Text that is not blank; characters are Unicode code points, as JSON Schema counts them. */
    public record Text(int mostCharacters) implements Type {
        public Text {
            requireRange(mostCharacters >= 1, "1 to " + mostCharacters + " characters");
        }

        @Override
        public String accepted() {
            return "1 to " + mostCharacters + " characters";
        }
    }

    /** One of some words, whatever its case. */
    public record Choice(List<String> words) implements Type {
        public Choice {
            words = List.copyOf(words);
            Set<String> different = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            words.forEach(word -> requireRange(
                    !word.isBlank() && word.equals(word.strip()) && different.add(word), "the word '" + word + "'"));
            requireRange(!words.isEmpty(), "no word");
        }

        @Override
        public String accepted() {
            String last = words.get(words.size() - 1);
            return words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
        }
    }

    /** @throws IllegalArgumentException when the name is none, or the default is no value */
    public Parameter {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("\"%s\" cannot be a parameter's name.".formatted(name));
        }
        help = help == null ? "" : help;
        if (defaultValue != null) {
            try {
                defaultValue = read(name, type, defaultValue);
            } catch (PermanentFailure e) {
                throw new IllegalArgumentException("The default of '%s' is no value.".formatted(name), e);
            }
        }
    }

    public static Parameter whole(String name, long least, long most) {
        return new Parameter(name, new Whole(least, most), "", null, false);
    }

    public static Parameter decimal(String name, double least, double most) {
        return new Parameter(name, new Decimal(least, most), "", null, false);
    }

    public static Parameter text(String name, int mostCharacters) {
        return new Parameter(name, new Text(mostCharacters), "", null, false);
    }

    public static Parameter choice(String name, List<String> words) {
        return new Parameter(name, new Choice(words), "", null, false);
    }

    /** {@code true} or {@code false}. */
    public static Parameter flag(String name) {
        return choice(name, List.of("true", "false")).byDefault("false");
    }

    /** The same, with words for people. */
    public Parameter help(String words) {
        return new Parameter(name, type, words, defaultValue, required);
    }

    /** The same, with a value for those who give none. */
    public Parameter byDefault(String value) {
        return new Parameter(name, type, help, value, false);
    }

    /** The same, for an operation that cannot do without it. */
    public Parameter mandatory() {
        return new Parameter(name, type, help, null, true);
    }

    /** The value among those that were given, else the default. */
    Optional<String> valueIn(Map<String, String> given) {
        return Optional.ofNullable(given.getOrDefault(name, defaultValue));
    }

    /** The value, as processors have it: a number without spaces around it, a word of the choice itself, a stripped text. */
    String read(String value) throws PermanentFailure {
        return read(name, type, value);
    }

    private static String read(String name, Type type, String value) throws PermanentFailure {
        if (type instanceof Whole whole) {
            return whole(name, whole, value);
        }
        if (type instanceof Decimal decimal) {
            return decimal(name, decimal, value);
        }
        return type instanceof Text text ? text(name, text, value) : choice(name, (Choice) type, value);
    }

    private static String whole(String name, Whole type, String value) throws PermanentFailure {
        if (WHOLE.matcher(value.strip()).matches()) {
            long number = Long.parseLong(value.strip());
            if (number >= type.least() && number <= type.most()) {
                return Long.toString(number);
            }
        }
        throw wrong(name, value, "a whole number from %s.".formatted(type.accepted()));
    }

    private static String decimal(String name, Decimal type, String value) throws PermanentFailure {
        if (DECIMAL.matcher(value.strip()).matches()) {
            double number = Double.parseDouble(value.strip());
            if (number >= type.least() && number <= type.most()) {
                return Double.toString(number);
            }
        }
        throw wrong(name, value, "a number from %s.".formatted(type.accepted()));
    }

    private static String text(String name, Text type, String value) throws PermanentFailure {
        if (value.isBlank() || value.indexOf('\0') >= 0) {
            throw wrong(name, value, "text of %s, none of them zero.".formatted(type.accepted()));
        }
        int characters = value.codePointCount(0, value.length());
        if (characters > type.mostCharacters()) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "Parameter '%s' has %d characters; at most %d are accepted."
                            .formatted(name, characters, type.mostCharacters()));
        }
        return value.strip();
    }

    private static String choice(String name, Choice type, String value) throws PermanentFailure {
        for (String word : type.words()) {
            if (word.toLowerCase(Locale.ROOT).equals(value.strip().toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        throw wrong(
                name,
                value,
                "one of %s%s".formatted(String.join(", ", type.words()), Suggestion.of(value, type.words())));
    }

    private static PermanentFailure wrong(String name, String value, String accepted) {
        return new PermanentFailure(
                PermanentFailure.Kind.INVALID,
                "Parameter '%s' is '%s'; it must be %s".formatted(name, value, accepted));
    }

    private static void requireRange(boolean makesSense, String range) {
        if (!makesSense) {
            throw new IllegalArgumentException("No parameter can be %s.".formatted(range));
        }
    }
}
