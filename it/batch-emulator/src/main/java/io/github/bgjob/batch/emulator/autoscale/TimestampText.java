package io.github.bgjob.batch.emulator.autoscale;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of times in formulas: W3C-DTF (a profile of ISO 8601 with 4 to 29 characters) and RFC 1123. */
final class TimestampText {

    // The service rejects what Java's Instant prints when it has nanoseconds:
    // github.com/nextflow-io/nextflow/issues/3866
    private static final Pattern FINER_THAN_100_NS = Pattern.compile("\\.\\d{8}");

    private TimestampText() {}

    static Optional<Instant> parse(String text) {
        if (FINER_THAN_100_NS.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 ->
                            Year.parse(text)
                                    .atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant();
                        case 7 ->
                            YearMonth.parse(text)
                                    .atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant();
                        case 10 ->
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                        default ->
                            text.indexOf(',') < 0
                                    ? OffsetDateTime.parse(text).toInstant()
                                    : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant();
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
