package com.example.batchjobs.image;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Puts some bytes into what is written, after the first so many. */
final class InsertingStream extends FilterOutputStream {

    private final byte[] insertion;
    private int before;

    InsertingStream(OutputStream out, int offset, byte[] insertion) {
        super(out);
        this.before = offset;
        this.insertion = insertion;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int first = Math.min(before, length);
        if (first > 0) {
            out.write(bytes, offset, first);
            before -= first;
            if (before == 0) {
                out.write(insertion);
            }
        }
        out.write(bytes, offset + first, length - first);
    }
}
