package io.github.bgjob.answers;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long one job may run: at least a second, at most {@value #MOST_DAYS} days, in whole seconds.
 *
 * @param value positive
 */
public record JobDuration(Duration value) implements Comparable<JobDuration> {

    private static final int MOST_DAYS = 3650;
    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?", Pattern.CASE_INSENSITIVE);

    public JobDuration {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.toNanosPart() != 0) {
            throw new IllegalArgumentException("not a positive number of whole seconds: " + value);
        }
        if (value.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            throw new IllegalArgumentException("longer than " + MOST_DAYS + " days: " + value);
        }
    }

    /**
     * Reads {@code 30s}, {@code 5m}, {@code 2h}, {@code 3d}, {@code 1h30m} (largest unit first) or ISO-8601
     * ({@code PT2H}, {@code P3D}), ignoring case.
     *
     * @param where what it was given for, as it is to stand in the message: {@code --duration}
     * @throws Failure when it is not a duration, not positive, or out of range
     */
    public static JobDuration parse(String text, String where) {
        Duration value = read(text.strip());
        if (value == null) {
            throw new Failure(
                    where + ": '" + text.strip() + "' is not a duration.",
                    "Write a number and a unit, such as 30s, 5m, 2h, 3d or 1h30m (or ISO-8601: PT2H).");
        }
        if (value.isZero() || value.isNegative()) {
            throw new Failure(
                    where + ": '" + text.strip() + "' is not longer than nothing.",
                    "Give the longest that one job takes, at least 1s.");
        }
        if (value.toNanosPart() != 0) {
            throw new Failure(
                    where + ": '" + text.strip() + "' is not a whole number of seconds.",
                    "Round it up, at least to 1s.");
        }
        if (value.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            throw new Failure(
                    where + ": '" + text.strip() + "' is longer than " + MOST_DAYS + " days.",
                    "Give the time of one job, not of all of them together.");
        }
        return new JobDuration(value);
    }

    private static Duration read(String text) {
        Matcher units = UNITS.matcher(text);
        try {
            if (!text.isEmpty() && units.matches()) {
                return Duration.ofDays(amount(units.group(1)))
                        .plusHours(amount(units.group(2)))
                        .plusMinutes(amount(units.group(3)))
                        .plusSeconds(amount(units.group(4)));
            }
            boolean negative =
                    text.startsWith("-") && UNITS.matcher(text.substring(1)).matches();
            return negative && text.length() > 1 ? Duration.ofSeconds(-1) : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException notADuration) {
            return null;
        }
    }

    private static long amount(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public int compareTo(JobDuration other) {
        return value.compareTo(other.value);
    }

    /** The shortest form that {@link #parse} reads: {@code 1h30m}; whole days only where nothing else is left. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, value.toDays(), 'd');
        append(text, value.toHoursPart(), 'h');
        append(text, value.toMinutesPart(), 'm');
        append(text, value.toSecondsPart(), 's');
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
