package com.example.mixjobs.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A job's id: a UUID of version 7 (RFC 9562), whose first 48 bits are the time of its making in milliseconds, so that
 * ids sort by age.
 */
public record JobId(UUID uuid) {

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public JobId {
        if (uuid.version() != 7 || uuid.variant() != 2) {
            throw new IllegalArgumentException(uuid + " is not a UUID of version 7");
        }
    }

    public static JobId create(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new JobId(new UUID(high, low));
    }

    /** Reads an id exactly as {@link #toString} writes it; empty for anything else, capitals and other versions too. */
    public static Optional<JobId> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new JobId(UUID.fromString(text))) : Optional.empty();
    }

    /** 36 characters in lower case. */
    @Override
    public String toString() {
        return uuid.toString();
    }
}
