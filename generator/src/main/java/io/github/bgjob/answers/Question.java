package io.github.bgjob.answers;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question as data; {@code questions.yaml} holds them all.
 *
 * @param key how answers files and JSON name it: {@code app-service}
 * @param title the question itself
 * @param help one line that helps to answer it
 * @param everybody whether everybody is asked; the others have a default that fits most people
 * @param values the values there are, each with its meaning, in order; empty for a duration
 * @param standard the default
 * @param exceptions defaults that certain other answers bring with them; they outrank {@code standard}
 */
public record Question(
        String key,
        String title,
        String help,
        boolean everybody,
        Map<String, String> values,
        String standard,
        List<DefaultWhen> exceptions) {

    /** When the question {@code key} was answered with {@code value}, the default is {@code then}. */
    public record DefaultWhen(String key, String value, String then) {}

    public String flag() {
        return "--" + key;
    }

    /** Whether the answer is yes or no, so that its flag needs no value. */
    public boolean yesOrNo() {
        return values.keySet().equals(Set.of("yes", "no"));
    }

    /**
     * The default, given the other answers.
     *
     * @param answered checked answers by key; a question without one counts as answered with its own default
     */
    public String defaultGiven(Map<String, String> answered) {
        return exceptions.stream()
                .filter(exception -> exception.value().equals(answered.get(exception.key())))
                .map(DefaultWhen::then)
                .findFirst()
                .orElse(standard);
    }
}
