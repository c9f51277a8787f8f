package com.example.mixjobs.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-11-29T14:03:07.123Z WARN JobRunner: Job … failed}; only what was thrown takes more lines. */
final class OneLine extends Formatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private final ZoneId zone;

    OneLine(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String format(LogRecord record) {
        String line = "%s %s %s: %s%n"
                .formatted(
                        TIME.format(record.getInstant().atZone(zone)),
                        LogLevel.nameOf(record.getLevel()),
                        shortName(String.valueOf(record.getLoggerName())),
                        formatMessage(record).replaceAll("\\R", "\\\\n"));
        return record.getThrown() == null ? line : line + stackTrace(record.getThrown());
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
