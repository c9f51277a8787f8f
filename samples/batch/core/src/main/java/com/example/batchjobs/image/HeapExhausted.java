package com.example.batchjobs.image;

import java.io.IOException;
import java.util.Locale;

/** The heap did not hold a picture, though nothing is wrong with it: it may fit the next time, or another machine. */
final class HeapExhausted extends IOException {

    private static final int MEGABYTE = 1 << 20;

    HeapExhausted(Size size, long bytes, OutOfMemoryError cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "Out of memory: the work on a picture of %d×%d pixels takes up to %,d MB of heap, and all there is"
                                + " are %,d MB. Give the process more memory, or send a smaller picture.",
                        size.width(),
                        size.height(),
                        bytes / MEGABYTE,
                        Runtime.getRuntime().maxMemory() / MEGABYTE),
                cause);
    }
}
