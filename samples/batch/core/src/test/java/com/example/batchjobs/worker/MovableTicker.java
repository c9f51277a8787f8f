package com.example.batchjobs.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Time that stands still until a test moves it. */
final class MovableTicker implements Ticker {

    private final BlockingQueue<Duration> asked = new LinkedBlockingQueue<>();
    private final List<Set> alarms = new ArrayList<>();
    private Instant now = Instant.now();

    private record Set(Instant at, Runnable action) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Set alarm = new Set(now.plus(delay), action);
        alarms.add(alarm);
        asked.add(delay);
        return () -> cancel(alarm);
    }

    private synchronized void cancel(Set alarm) {
        alarms.remove(alarm);
    }

    /** Waits until an alarm is asked for; gives each one's delay, in their order. */
    Duration nextDelay() throws InterruptedException {
        return asked.take();
    }

    void advance(Duration by) {
        List<Set> due;
        synchronized (this) {
            now = now.plus(by);
            due = alarms.stream()
                    .filter(alarm -> !alarm.at().isAfter(now))
                    .sorted(Comparator.comparing(Set::at))
                    .toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.action().run());
    }
}
