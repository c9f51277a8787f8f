package com.example.mixjobs.local.functions.host;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as {@code host.json} writes them: {@code [d.]hh:mm:ss[.fraction]}. */
final class TimeSpan {

    private static final Pattern FORMAT =
            Pattern.compile("(?:(\\d+)\\.)?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(\\.\\d{1,7})?");

    private TimeSpan() {}

    /** @throws IllegalArgumentException when the text is not a time span */
    static Duration parse(String text) {
        Matcher matcher = FORMAT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time span such as 00:05:00");
        }
        long days = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        double fraction = matcher.group(5) == null ? 0 : Double.parseDouble("0" + matcher.group(5));
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(matcher.group(2)))
                .plusMinutes(Long.parseLong(matcher.group(3)))
                .plusSeconds(Long.parseLong(matcher.group(4)))
                .plusNanos(Math.round(fraction * 1_000_000_000));
    }
}
