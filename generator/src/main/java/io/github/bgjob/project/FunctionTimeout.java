package io.github.bgjob.project;

import java.time.Duration;
import java.util.Locale;

/** The time after which the Functions host stops a function, and every other one in the same process with it. */
final class FunctionTimeout {

    /** HTTP and timer functions have the same limit, so it is never so short that a slow disk or network breaks them. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private FunctionTimeout() {}

    /**
     * The limit that lets a job run as long as was asked for, as the host reads it: {@code hh:mm:ss}, from one day on
     * {@code d.hh:mm:ss}.
     */
    static String of(Duration longestJob) {
        Duration limit = longestJob.compareTo(SHORTEST) < 0 ? SHORTEST : longestJob;
        String time = String.format(
                Locale.ROOT, "%02d:%02d:%02d", limit.toHoursPart(), limit.toMinutesPart(), limit.toSecondsPart());
        return limit.toDays() == 0 ? time : limit.toDays() + "." + time;
    }
}
