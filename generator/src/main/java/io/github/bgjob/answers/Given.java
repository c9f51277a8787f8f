package io.github.bgjob.answers;

import static java.util.Objects.requireNonNull;

/**
 * An answer as it was typed, before it is checked.
 *
 * @param where how a message names the place: {@code --duration}, {@code answers.yaml: duration}
 */
public record Given(String text, Source source, String where) {

    public Given {
        requireNonNull(text);
        requireNonNull(source);
        requireNonNull(where);
    }
}
