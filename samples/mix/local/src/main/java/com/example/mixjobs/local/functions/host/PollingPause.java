package com.example.mixjobs.local.functions.host;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between looks at an empty queue: the shortest, and then what is added to it doubles, with a random part, up
 * to the longest. Source: {@code RandomizedExponentialBackoffStrategy} in azure-sdk-for-net.
 */
final class PollingPause {

    static final Duration SHORTEST = Duration.ofMillis(100);

    private static final double SPREAD = 0.2;
    private static final int MAX_EXPONENT = 30;

    private final Duration longest;
    private final RandomGenerator random;
    private int emptyInARow;

    PollingPause(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** The queue had messages: the next pause is the shortest again. */
    void reset() {
        emptyInARow = 0;
    }

    /** The queue was empty (again): how long to wait before the next look. */
    Duration next() {
        double growth = emptyInARow == 0 ? 0 : Math.pow(2, Math.min(emptyInARow, MAX_EXPONENT) - 1.0);
        emptyInARow++;
        double spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        double millis = SHORTEST.toMillis() * (1 + growth * spread);
        return Duration.ofMillis(Math.min((long) millis, longest.toMillis()));
    }
}
