package io.github.bgjob.answers;

import static java.util.Objects.requireNonNull;

/** A checked value and where it came from. */
public record Answer<T>(T value, Source source) {

    public Answer {
        requireNonNull(value);
        requireNonNull(source);
    }
}
