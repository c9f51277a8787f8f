package com.example.functionsjobs.local.functions.host;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Times as Json.NET writes them, which the host uses, in UTC. */
final class JsonTime {

    /** .NET's {@code default(DateTime)}, which stands for no time; it is written without an offset. */
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final int TICK_DIGITS = 7;
    private static final DateTimeFormatter WITHOUT_OFFSET = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, TICK_DIGITS, true)
            .toFormatter();
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(WITHOUT_OFFSET)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    private JsonTime() {}

    static String format(Instant time) {
        return (time.equals(NEVER) ? WITHOUT_OFFSET : WITH_OFFSET).format(time.atOffset(ZoneOffset.UTC));
    }

    /** @throws java.time.format.DateTimeParseException when it is no time */
    static Instant parse(String text) {
        return text.matches(".*([+-]\\d\\d:\\d\\d|Z)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
