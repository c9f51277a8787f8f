package com.example.mixjobs.local.functions.host;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the host notes about a timer. Source: {@code ScheduleMonitor} and {@code TimerListener} in
 * azure-webjobs-sdk-extensions.
 *
 * @param last when it ran; {@link JsonTime#NEVER} when it has not, or not by this schedule
 * @param next when it is to run, as reckoned from the last run or else from {@code lastUpdated}
 */
record ScheduleStatus(Instant last, Instant next, Instant lastUpdated) {

    /**
     * What holds at the start of a host. A schedule that has changed since the note begins anew, so that it does not seem
     * to have missed a run.
     *
     * @return empty when the schedule's time never comes
     */
    static Optional<ScheduleStatus> atStart(Optional<ScheduleStatus> noted, Schedule schedule, Instant now) {
        if (noted.isEmpty()) {
            return waiting(schedule, now);
        }
        Instant basis = Stream.of(noted.get().last(), noted.get().lastUpdated())
                .filter(time -> !time.equals(JsonTime.NEVER))
                .findFirst()
                .orElse(now);
        Optional<Instant> expected = schedule.next(basis);
        if (expected.equals(Optional.of(noted.get().next()))) {
            return noted;
        }
        return waiting(schedule, expected.filter(now::isAfter).isPresent() ? now : basis);
    }

    /** What holds after a run that began at the given time. */
    static Optional<ScheduleStatus> afterRun(Schedule schedule, Instant began) {
        return schedule.next(began).map(next -> new ScheduleStatus(began, next, began));
    }

    /** Whether a run was missed. */
    boolean isPastDue(Instant now) {
        return now.isAfter(next);
    }

    private static Optional<ScheduleStatus> waiting(Schedule schedule, Instant since) {
        return schedule.next(since).map(next -> new ScheduleStatus(JsonTime.NEVER, next, since));
    }
}
