package com.acmetpl.jobs.local.functions.host;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The timer trigger: one call at a time, at the times of the schedule in UTC. */
final class TimerListener implements Listener {

    private static final String STATE = "{\"Schedule\":{\"AdjustForDST\":true},\"IsPastDue\":false}";

    private final Schedule schedule;
    private final Clock clock;
    private final Function<TriggerData, Invoker.Result> function;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    TimerListener(Schedule schedule, Clock clock, Function<TriggerData, Invoker.Result> function) {
        this.schedule = schedule;
        this.clock = clock;
        this.function = function;
    }

    @Override
    public void start() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        schedule.next(now)
                .ifPresent(time ->
                        thread.schedule(this::run, Duration.between(now, time).toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    @Override
    public void stop() {
        // Nothing that waits for its time will come to it any more, and a next time is refused.
        thread.shutdown();
    }

    @Override
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return thread.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        function.apply(new TriggerData.Text(STATE, Map.of()));
        if (!thread.isShutdown()) {
            start();
        }
    }
}
