package com.example.batchjobs.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps jobs alive whose processor is silent for long. */
final class Heartbeats {

    private final Duration interval;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jobs-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeats(Duration interval) {
        this.interval = interval;
    }

    <T> T during(RunningJob job, Supplier<T> work) {
        long millis = interval.toMillis();
        ScheduledFuture<?> beats = timer.scheduleWithFixedDelay(job::beat, millis, millis, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            beats.cancel(false);
        }
    }
}
