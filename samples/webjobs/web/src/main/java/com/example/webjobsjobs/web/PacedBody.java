package com.example.webjobsjobs.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * A body whose sender has to keep up a pace, lest one that sends a byte now and then takes the place of another for hours.
 * The pace is that of the Functions host: <a
 * href="https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserverlimits.minrequestbodydatarate">240
 * bytes a second, after five seconds</a>. A sender that is silent altogether is left to the server.
 */
final class PacedBody extends FilterInputStream {

    private static final long BYTES_A_SECOND = 240;
    private static final long GRACE = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private final long began;
    private long bytes;

    /** @param nanos the time, as {@link System#nanoTime} tells it */
    PacedBody(InputStream body, LongSupplier nanos) {
        super(body);
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws IOException caused by a {@link TimeoutException} when the sender is too slow */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        bytes += Math.max(0, read);
        long elapsed = nanos.getAsLong() - began;
        boolean keepsUp = bytes >= BYTES_A_SECOND * Duration.ofNanos(elapsed).toSeconds();
        if (read > 0 && elapsed > GRACE && !keepsUp) {
            throw new IOException(new TimeoutException("The sender of the body is too slow."));
        }
        return read;
    }
}
