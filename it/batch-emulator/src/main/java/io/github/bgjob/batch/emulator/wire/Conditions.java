package io.github.bgjob.batch.emulator.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The conditions under which a request wants to be done. */
public final class Conditions {

    private Conditions() {}

    /** Refuses the request if the resource has not, or has, changed as its headers demand. */
    public static void check(Request request, String version, Instant modified) {
        Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
        boolean met = request.header("If-Match")
                        .map(tags -> names(tags, version))
                        .orElse(true)
                && !request.header("If-None-Match")
                        .map(tags -> names(tags, version))
                        .orElse(false)
                && time(request, "If-Modified-Since").map(second::isAfter).orElse(true)
                && !time(request, "If-Unmodified-Since").map(second::isAfter).orElse(false);
        if (!met) {
            throw new BatchException(ErrorCode.CONDITION_NOT_MET);
        }
    }

    private static boolean names(String tags, String version) {
        return Arrays.stream(tags.split(",", -1))
                .map(tag -> tag.strip().replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(version));
    }

    private static Optional<Instant> time(Request request, String header) {
        return request.header(header).map(text -> {
            try {
                return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException e) {
                throw new BatchException(ErrorCode.INVALID_HEADER_VALUE, header + ": " + text);
            }
        });
    }
}
