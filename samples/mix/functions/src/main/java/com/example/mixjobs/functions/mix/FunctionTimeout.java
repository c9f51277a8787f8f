package com.example.mixjobs.functions.mix;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.mixjobs.store.InvalidSettings;

/** How long a function may run: the setting that the Functions host reads, too. */
final class FunctionTimeout {

    static final String SETTING = "AzureFunctionsJobHost__functionTimeout";

    /** The host's own on every plan but the old Consumption plan ("Azure Functions scale and hosting", time-out duration). */
    private static final Duration DEFAULT = Duration.ofMinutes(30);

    private static final Duration UNLIMITED = Duration.ofDays(36_500);
    private static final Pattern FORMAT = Pattern.compile("(?:(\\d{1,4})\\.)?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");

    private FunctionTimeout() {}

    /** @throws InvalidSettings when it is neither a time nor {@code -1}, which stands for no limit */
    static Duration from(Map<String, String> settings) {
        String text = settings.getOrDefault(SETTING, "").strip();
        if (text.isEmpty()) {
            return DEFAULT;
        }
        if (text.equals("-1")) {
            return UNLIMITED;
        }
        Matcher time = FORMAT.matcher(text);
        if (!time.matches()) {
            throw new InvalidSettings(
                    "%s is \"%s\", but must be a time such as 00:30:00, or -1 for no limit.".formatted(SETTING, text));
        }
        return Duration.ofDays(time.group(1) == null ? 0 : Long.parseLong(time.group(1)))
                .plusHours(Long.parseLong(time.group(2)))
                .plusMinutes(Long.parseLong(time.group(3)))
                .plusSeconds(Long.parseLong(time.group(4)));
    }
}
