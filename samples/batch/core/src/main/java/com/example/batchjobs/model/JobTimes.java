package com.example.batchjobs.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When things happened to a job, in milliseconds.
 *
 * @param started when it first ran since it was submitted or retried; null before
 * @param updated the last write; while a job runs, its worker's heartbeat
 * @param finished when it reached a terminal state; null before
 */
public record JobTimes(Instant created, Instant started, Instant updated, Instant finished) {

    public JobTimes {
        created = millis(created);
        started = millis(started);
        updated = millis(updated);
        finished = millis(finished);
    }

    static JobTimes createdAt(Instant now) {
        return new JobTimes(now, null, now, null);
    }

    JobTimes updatedAt(Instant now) {
        return new JobTimes(created, started, now, finished);
    }

    JobTimes startedAt(Instant now) {
        return new JobTimes(created, started == null ? now : started, now, null);
    }

    JobTimes finishedAt(Instant now) {
        return new JobTimes(created, started, now, now);
    }

    JobTimes restartedAt(Instant now) {
        return new JobTimes(created, null, now, null);
    }

    private static Instant millis(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
