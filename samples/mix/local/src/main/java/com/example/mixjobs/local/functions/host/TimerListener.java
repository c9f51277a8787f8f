package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The timer trigger: one call at a time, at the times of the schedule in UTC; and one at the start of the host when it has
 * missed some. Source: {@code TimerListener} in azure-webjobs-sdk-extensions.
 */
final class TimerListener implements Listener {

    private static final Logger LOG = Logger.getLogger(TimerListener.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(2);

    private final String function;
    private final Schedule schedule;
    private final Clock clock;
    private final Optional<ScheduleLog> log;
    private final Callee callee;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private ScheduleStatus status;
    private Future<?> next;

    /**
     * Prepares to listen.
     *
     * @param log not used by a schedule that runs more than once a minute
     */
    TimerListener(String function, Schedule schedule, Clock clock, ScheduleLog log, Callee callee) {
        this.function = function;
        this.schedule = schedule;
        this.clock = clock;
        this.log = schedule.isWithinMinutes(clock.instant()) ? Optional.empty() : Optional.of(log);
        this.callee = callee;
    }

    @Override
    public void start() {
        after(Duration.ZERO, () -> begin(FIRST_RETRY));
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

    /** Without its notes it does not know whether it has missed a run: then it tries again. */
    private void begin(Duration retry) {
        Instant now = clock.instant();
        Optional<ScheduleStatus> atStart;
        try {
            Optional<ScheduleStatus> noted = log.flatMap(ScheduleLog::read);
            atStart = ScheduleStatus.atStart(noted, schedule, now);
            atStart.filter(it -> !noted.equals(Optional.of(it))).ifPresent(this::note);
        } catch (RuntimeException e) {
            LOG.warning("The timer of function '" + function + "' cannot be started yet: " + e);
            Duration longer = retry.multipliedBy(2);
            after(retry, () -> begin(longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY));
            return;
        }
        if (atStart.isEmpty()) {
            LOG.warning("The time that the timer of function '" + function + "' waits for never comes.");
            return;
        }
        status = atStart.get();
        if (status.isPastDue(now)) {
            run(now, true);
        }
        awaitNext();
    }

    private void awaitNext() {
        Duration pause = Duration.between(clock.instant(), status.next());
        after(pause.isNegative() ? Duration.ZERO : pause.plusMillis(1), () -> {
            run(clock.instant(), false);
            awaitNext();
        });
    }

    private synchronized void after(Duration pause, Runnable action) {
        if (!thread.isShutdown()) {
            next = thread.schedule(action, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run(Instant now, boolean pastDue) {
        callee.call(new TriggerData(new Datum.Json(timerInfo(pastDue).toString()), Map.of()));
        // A clock that is slow would have it run twice for one time of the schedule.
        Instant began = pastDue || now.isAfter(status.next()) ? now : status.next();
        status = ScheduleStatus.afterRun(schedule, began).orElse(status);
        note(status);
    }

    private ObjectNode timerInfo(boolean pastDue) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putObject("Schedule").put("AdjustForDST", true);
        info.set("ScheduleStatus", log.isPresent() ? BlobScheduleLog.json(status) : info.nullNode());
        return info.put("IsPastDue", pastDue);
    }

    /** As well as it can: a note that is missing costs at most a run made up for. */
    private void note(ScheduleStatus current) {
        try {
            log.ifPresent(it -> it.write(current));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "When function '" + function + "' ran could not be noted.");
        }
    }
}
