package com.example.batchjobs.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long a message that failed stays out of sight: a fixed time, or 10 s × 2^failures before, a fifth more or less. */
public final class RetryDelay {

    /** So that a whole outage does not take longer to recover from than this. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final double SPREAD = 0.2;
    private static final long MAX_EXPONENT = 20;

    private final Optional<Duration> fixed;
    private final RandomGenerator random;

    public RetryDelay(Optional<Duration> fixed, RandomGenerator random) {
        this.fixed = fixed;
        this.random = random;
    }

    /**
     * How long to wait after a failure.
     *
     * @param failedBefore how often it had failed before this one
     */
    public Duration after(long failedBefore) {
        return fixed.orElseGet(() -> increasing(failedBefore));
    }

    /** Whole seconds: the queue knows no others. */
    private Duration increasing(long failedBefore) {
        double spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        double seconds = (FIRST.toSeconds() << Math.min(failedBefore, MAX_EXPONENT)) * spread;
        return Duration.ofSeconds(Math.min(Math.round(seconds), LONGEST.toSeconds()));
    }
}
