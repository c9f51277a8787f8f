package com.example.mixjobs.functions.mix;

import java.time.Duration;

import com.example.mixjobs.duration.ExpectedDuration;
import com.example.mixjobs.model.Job;

/**
 * Whether a job may be begun in a function.
 *
 * @param timeout after which a function is stopped
 */
record Fit(ExpectedDuration expected, Duration timeout) {

    /** A job may take longer than expected, so only what would fit twice is begun. */
    private static final int MARGIN = 2;

    /** A job of which nothing is expected may be begun: if it is cut off, it becomes a task. */
    boolean hasRoomFor(Job job) {
        return expected.of(job.operation(), job.parameters())
                .map(duration -> duration.compareTo(timeout.dividedBy(MARGIN)) <= 0)
                .orElse(true);
    }
}
