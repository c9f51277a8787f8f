package io.github.bgjob.batch.emulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A clock that stands still until a test moves it. What falls due is done in the thread that moves it, in order. */
public final class MovableClock implements EmulatorClock {

    private final TreeMap<Due, Runnable> alarms = new TreeMap<>();
    private Instant now;
    private long given;

    public MovableClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay.isNegative() ? Duration.ZERO : delay), given++);
        alarms.put(due, action);
        return () -> cancel(due);
    }

    /** Lets so much time pass. */
    public void advance(Duration time) {
        Instant end = now().plus(time);
        for (Optional<Runnable> next = next(end); next.isPresent(); next = next(end)) {
            next.get().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }

    private synchronized Optional<Runnable> next(Instant end) {
        Map.Entry<Due, Runnable> first = alarms.firstEntry();
        if (first == null || first.getKey().at().isAfter(end)) {
            return Optional.empty();
        }
        alarms.remove(first.getKey());
        now = first.getKey().at();
        return Optional.of(first.getValue());
    }

    private synchronized void cancel(Due due) {
        alarms.remove(due);
    }

    private record Due(Instant at, long order) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
