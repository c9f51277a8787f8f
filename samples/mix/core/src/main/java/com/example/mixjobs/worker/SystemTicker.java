package com.example.mixjobs.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time; one thread for all alarms, which ends with the process. */
final class SystemTicker implements Ticker {

    static final SystemTicker INSTANCE = new SystemTicker();

    private final ScheduledThreadPoolExecutor alarms = alarms();

    private SystemTicker() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Future<?> alarm = alarms.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "worker-alarms");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
