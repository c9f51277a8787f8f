package com.example.mixjobs.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.store.WorkerTable;

/**
 * Tells others, through storage, that this process works and which build it runs. On a thread of its own, so that nothing
 * that lasts long keeps it from that; what fails of it disturbs no work, and is done again.
 */
public final class Heartbeat implements AutoCloseable {

    /** Those who read take a worker that has not written for some times as long as gone. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final WorkerTable rows;
    private final String name;
    private final String build;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "worker-heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private WorkerTable.Written last;
    private boolean failing;

    /** @param build empty when it is not known */
    Heartbeat(WorkerTable rows, String name, String build, Clock clock) {
        this.rows = rows;
        this.name = name;
        this.build = build;
        this.clock = clock;
    }

    /** Writes the row of this process from now on; returns at once. */
    public void start() {
        Future<?> unused = timer.scheduleWithFixedDelay(this::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Deletes the row and writes no other. Waits a few seconds at most: a row that stays tells by its time that it is old. */
    @Override
    public void close() {
        timer.execute(this::withdraw);
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says of a failure that lasts once that it has begun, and once that it is over. */
    void beat() {
        try {
            last = rows.write(name, build, clock.instant());
            if (failing) {
                LOG.info("This worker's heartbeat is written again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("This worker's heartbeat cannot be written; trying on: {}", e.toString());
            }
            failing = true;
        }
    }

    private void withdraw() {
        try {
            if (last != null) {
                rows.delete(last);
            }
        } catch (RuntimeException e) {
            LOG.warn("This worker's heartbeat cannot be deleted; it grows old: {}", e.toString());
        }
    }
}
