package io.github.bgjob.batch.emulator.autoscale;

import java.time.Duration;
import java.time.Instant;

/** The time after one instant up to and including another. */
record Span(Instant after, Instant upTo) {

    /** Between two times, in whichever order. */
    static Span between(Instant one, Instant other) {
        return one.isBefore(other) ? new Span(one, other) : new Span(other, one);
    }

    Duration length() {
        return Duration.between(after, upTo);
    }
}
