package com.example.mixjobs.local.functions.host;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** The timer trigger: one call at a time, at the times of the schedule in the clock's zone. */
final class TimerListener implements Listener {

    private static final Logger LOG = Logger.getLogger(TimerListener.class.getName());
    private static final String STATE = "{\"Schedule\":{\"AdjustForDST\":true},\"IsPastDue\":false}";

    private final Schedule schedule;
    private final Clock clock;
    private final Callee function;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private Future<?> next;

    TimerListener(Schedule schedule, Clock clock, Callee function) {
        this.schedule = schedule;
        this.clock = clock;
        this.function = function;
    }

    @Override
    public synchronized void start() {
        if (thread.isShutdown()) {
            return;
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        schedule.next(now)
                .ifPresentOrElse(
                        time -> next = thread.schedule(
                                this::run, Duration.between(now, time).toMillis() + 1, TimeUnit.MILLISECONDS),
                        () -> LOG.warning("The time that a timer waits for never comes."));
    }

    @Override
    public synchronized void stop() {
        // An executor that is shut down would still run what waits for its time.
        if (next != null) {
            next.cancel(false);
        }
        thread.shutdown();
    }

    @Override
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        function.call(new TriggerData.Text(STATE, Map.of()));
        start();
    }
}
