package io.github.bgjob.project;

import java.time.Duration;
import java.util.Locale;

import io.github.bgjob.decide.Plan;

/** The time after which the Functions host stops a function, and every other one in the same process with it. */
final class FunctionTimeout {

    /** HTTP and timer functions have the same limit, so it is never so short that a slow disk or network breaks them. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final String UNLIMITED = "-1";

    private FunctionTimeout() {}

    /**
     * The limit that lets a job run as long as was asked for, as the host reads it: {@code hh:mm:ss}, from one day on
     * {@code d.hh:mm:ss}; {@code -1} on a plan that needs none.
     */
    static String of(Duration longestJob, Plan plan) {
        return switch (plan) {
            case UNLIMITED, EXISTING_APP_SERVICE -> UNLIMITED;
            case PAY_PER_USE, ALWAYS_READY, NONE -> of(longestJob);
        };
    }

    private static String of(Duration longestJob) {
        Duration limit = longestJob.compareTo(SHORTEST) < 0 ? SHORTEST : longestJob;
        String time = String.format(
                Locale.ROOT, "%02d:%02d:%02d", limit.toHoursPart(), limit.toMinutesPart(), limit.toSecondsPart());
        return limit.toDays() == 0 ? time : limit.toDays() + "." + time;
    }
}
