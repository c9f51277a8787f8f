package com.example.batchjobs.processor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parameter of an {@link Operation}.
 *
 * @param name as it stands in the query string, in a form and on the command line: a letter, then letters,
 *     digits, hyphens and underscores; 64 characters at most
 * @param help what it is for, in a few words; may be empty
 * @param defaultValue what it is where it is not given; null for nothing
 */
public record Parameter(String name, Type type, String help, String defaultValue, boolean required) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** What values there are. */
    public sealed interface Type {

        /** What is accepted, as it stands behind a parameter's name in a message. */
        String accepted();
    }

    /** A whole number, both ends included. */
    public record Whole(long least, long most) implements Type {
        @Override
        public String accepted() {
            return least + " to " + most;
        }
    }

    /** A number that need not be whole, both ends included. */
    public record Decimal(double least, double most) implements Type {
        @Override
        public String accepted() {
            return least + " to " + most;
        }
    }

    /** Text that is not blank. */
    public record Text(int mostCharacters) implements Type {
        @Override
        public String accepted() {
            return "1 to " + mostCharacters + " characters";
        }
    }

    /** One of some words, whatever its case. */
    public record Choice(List<String> words) implements Type {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String accepted() {
            String last = words.get(words.size() - 1);
            return words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
        }
    }

    /** @throws IllegalArgumentException when the name is none, or the default is no value */
    public Parameter {
        if (!NAME.matcher(name).matches() || name.equals("operation") || name.equals("code")) {
            throw new IllegalArgumentException("\"%s\" cannot be a parameter's name.".formatted(name));
        }
        if (defaultValue != null) {
            try {
                read(name, type, defaultValue);
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
        try {
            long number = Long.parseLong(value.strip());
            if (number >= type.least() && number <= type.most()) {
                return Long.toString(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a whole number from %s.".formatted(type.accepted()), e);
        }
        throw wrong(name, value, "a whole number from %s.".formatted(type.accepted()), null);
    }

    private static String decimal(String name, Decimal type, String value) throws PermanentFailure {
        try {
            double number = Double.parseDouble(value.strip());
            if (number >= type.least() && number <= type.most()) {
                return Double.toString(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a number from %s.".formatted(type.accepted()), e);
        }
        throw wrong(name, value, "a number from %s.".formatted(type.accepted()), null);
    }

    private static String text(String name, Text type, String value) throws PermanentFailure {
        if (value.isBlank()) {
            throw wrong(name, value, "text of %s.".formatted(type.accepted()), null);
        }
        if (value.length() > type.mostCharacters()) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "Parameter '%s' has %d characters; at most %d are accepted."
                            .formatted(name, value.length(), type.mostCharacters()));
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
                "one of %s%s".formatted(String.join(", ", type.words()), Suggestion.of(value, type.words())),
                null);
    }

    private static PermanentFailure wrong(String name, String value, String accepted, Throwable cause) {
        return new PermanentFailure(
                PermanentFailure.Kind.INVALID,
                "Parameter '%s' is '%s'; it must be %s".formatted(name, value, accepted),
                cause);
    }
}
