package com.example.batchjobs.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.example.batchjobs.store.WorkerRow;
import com.example.batchjobs.store.WorkerTable;

/** Tells other processes how this one is doing, through storage: the health answer shows it. */
public final class WorkerFigures {

    /** How often to publish. Those who read take a worker that has not done so for some times as long as dead. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    private static final Duration ROWS_OF_THE_DEAD_LIVE = Duration.ofHours(1);

    private final WorkerTable rows;
    private final String name;
    private final Clock clock;

    WorkerFigures(WorkerTable rows, String name, Clock clock) {
        this.rows = rows;
        this.name = name;
        this.clock = clock;
    }

    /** Writes the row of this process, and deletes those of processes that are long gone. */
    public void publish(WorkerMetrics metrics) {
        Instant now = clock.instant();
        rows.write(new WorkerRow(name, now, metrics.figures()));
        rows.deleteWrittenBefore(now.minus(ROWS_OF_THE_DEAD_LIVE));
    }

    /** Deletes the row of this process, which ends. */
    public void withdraw() {
        rows.delete(name);
    }
}
