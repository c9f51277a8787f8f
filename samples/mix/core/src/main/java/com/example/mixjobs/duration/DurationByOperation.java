package com.example.mixjobs.duration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.mixjobs.store.InvalidSettings;

/**
 * Every operation has its duration, by the setting {@value #SETTING}: {@code 30s, watermark=2h}. The operation is what is
 * known of a job without a look at its content, and whoever runs the project decides about it, not whoever sends a job.
 */
public final class DurationByOperation implements ExpectedDuration {

    public static final String SETTING = "JOBS_EXPECTED_DURATION";

    /** Longer than any limit. */
    static final Duration UNLIMITED = Duration.ofDays(36_500);

    private static final Pattern SHORT =
            Pattern.compile("(?=\\d)(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");

    private final Map<String, Duration> byOperation;
    private final Optional<Duration> others;

    private DurationByOperation(Map<String, Duration> byOperation, Optional<Duration> others) {
        this.byOperation = byOperation;
        this.others = others;
    }

    /**
     * Reads the setting: a list of {@code operation=duration}, and of one duration without an operation, which is that of
     * all others. A duration is {@code 30s}, {@code 5m}, {@code 2h}, {@code 3d}, {@code 1h30m}, ISO-8601 such as {@code PT2H}, or
     * {@code unlimited}. Without the setting nothing is expected of any job.
     *
     * @param operations those that there are
     * @throws InvalidSettings when the setting is not such a list, or names an operation that there is not
     */
    static DurationByOperation from(Map<String, String> settings, Set<String> operations) {
        Map<String, Duration> byOperation = new HashMap<>();
        Optional<Duration> others = Optional.empty();
        for (String entry : settings.getOrDefault(SETTING, "").split("[,;\\s]+", -1)) {
            if (entry.isEmpty()) {
                continue;
            }
            int equals = entry.indexOf('=');
            Duration duration = duration(entry.substring(equals + 1));
            if (equals >= 0) {
                byOperation.put(operation(entry.substring(0, equals), operations), duration);
            } else if (others.isEmpty()) {
                others = Optional.of(duration);
            } else {
                throw new InvalidSettings(
                        "%s has two durations without an operation; only one can be that of all others."
                                .formatted(SETTING));
            }
        }
        return new DurationByOperation(byOperation, others);
    }

    @Override
    public Optional<Duration> of(String operation, Map<String, String> parameters) {
        return Optional.ofNullable(byOperation.get(operation)).or(() -> others);
    }

    private static String operation(String name, Set<String> operations) {
        if (!operations.contains(name)) {
            throw new InvalidSettings("%s names the operation \"%s\", which there is not; there are: %s."
                    .formatted(SETTING, name, String.join(", ", new TreeSet<>(operations))));
        }
        return name;
    }

    private static Duration duration(String text) {
        if (text.equalsIgnoreCase("unlimited")) {
            return UNLIMITED;
        }
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            return Duration.ofDays(number(matcher, 1))
                    .plusHours(number(matcher, 2))
                    .plusMinutes(number(matcher, 3))
                    .plusSeconds(number(matcher, 4));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidSettings(
                    "%s has \"%s\", which is no duration. Write it as 30s, 5m, 2h, 3d, 1h30m or unlimited."
                            .formatted(SETTING, text));
        }
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
