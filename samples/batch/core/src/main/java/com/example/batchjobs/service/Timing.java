package com.example.batchjobs.service;

import java.time.Duration;

/**
 * How workers keep and lose jobs.
 *
 * @param heartbeat how often a worker writes into the row of a job it runs, at the least
 * @param presumedDead after this long without a heartbeat, a job may be taken over for another message
 * @param progressAtMost how often progress is written, at the most
 */
public record Timing(Duration heartbeat, Duration presumedDead, Duration progressAtMost) {

    /** Four heartbeats may get lost before a worker is presumed dead. */
    public static final Timing DEFAULT =
            new Timing(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMillis(250));
}
