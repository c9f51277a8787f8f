package com.example.webjobsjobs.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;

import com.example.webjobsjobs.store.InvalidSettings;

/** How much is logged, under the names that people know; {@code JOBS_LOG_LEVEL} says which. */
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    static final String SETTING = "JOBS_LOG_LEVEL";

    /** That of the setting, {@link #INFO} unless it is there; throws InvalidSettings for a name that there is not. */
    static LogLevel from(Map<String, String> settings) {
        String text = settings.getOrDefault(SETTING, "");
        if (text.isBlank()) {
            return INFO;
        }
        return Arrays.stream(values())
                .filter(it -> it.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSettings("%s is \"%s\", but must be one of %s.".formatted(SETTING, text, names())));
    }

    /** The name for a level of java.util.logging. */
    static String nameOf(Level level) {
        return Arrays.stream(values())
                .filter(it -> level.intValue() >= it.level().intValue())
                .findFirst()
                .map(LogLevel::name)
                .orElse("TRACE");
    }

    /** That of java.util.logging, as slf4j's binding has it. */
    Level level() {
        return switch (this) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
    }

    private static String names() {
        return Arrays.stream(values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
