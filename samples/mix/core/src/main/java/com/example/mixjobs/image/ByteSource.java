package com.example.mixjobs.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Checksum;

/** Reads the numbers that file headers are made of. Every read past the end is an {@link EOFException}. */
final class ByteSource {

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;

    ByteSource(InputStream in) {
        this.in = in;
    }

    boolean atEnd() throws IOException {
        return next == end && !fill();
    }

    int u8() throws IOException {
        if (next == end && !fill()) {
            throw new EOFException();
        }
        return buffer[next++] & 0xFF;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    int u16LittleEndian() throws IOException {
        return u8() | u8() << 8;
    }

    int u24LittleEndian() throws IOException {
        return u16LittleEndian() | u8() << 16;
    }

    long u32LittleEndian() throws IOException {
        return u16LittleEndian() | (long) u16LittleEndian() << 16;
    }

    /** Memory grows with what is there, not with what a damaged header announces. */
    byte[] bytes(long count) throws IOException {
        int buffered = (int) Math.min(count, end - next);
        byte[] rest = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, count - buffered));
        if (buffered + rest.length < count) {
            throw new EOFException();
        }
        byte[] all = new byte[(int) count];
        System.arraycopy(buffer, next, all, 0, buffered);
        System.arraycopy(rest, 0, all, buffered, rest.length);
        next += buffered;
        return all;
    }

    void skip(long count) throws IOException {
        int buffered = (int) Math.min(count, end - next);
        next += buffered;
        in.skipNBytes(count - buffered);
    }

    void skip(long count, Checksum checksum) throws IOException {
        for (long left = count; left > 0; ) {
            if (next == end && !fill()) {
                throw new EOFException();
            }
            int part = (int) Math.min(left, end - next);
            checksum.update(buffer, next, part);
            next += part;
            left -= part;
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
