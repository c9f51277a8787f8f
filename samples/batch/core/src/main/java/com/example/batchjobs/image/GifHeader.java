package com.example.batchjobs.image;

import java.io.IOException;

import com.example.batchjobs.image.ImageHeader.Samples;

/** Walks the blocks of a GIF file (GIF89a) and counts its frames. */
final class GifHeader {

    /** Indices, and the colours made of them. */
    private static final int HEAP_PER_PIXEL = 1 + 4;

    private GifHeader() {}

    static ImageHeader read(ByteSource source, ImageLimits limits) throws IOException, ImageCorrupt, ImageTooLarge {
        source.skip(4);
        int flags = source.u8();
        source.skip(2);
        skipColours(source, flags);
        Size first = null;
        int frames = 0;
        // Files without their trailing byte are common, and complete in every other way.
        while (!source.atEnd()) {
            int block = source.u8();
            if (block == 0x3B) {
                break;
            }
            switch (block) {
                case 0x21 -> {
                    source.skip(1);
                    skipData(source);
                }
                case 0x2C -> {
                    Size size = frame(source);
                    limits.checkInput(size);
                    first = first == null ? size : first;
                    frames++;
                    skipColours(source, source.u8());
                    source.skip(1);
                    skipData(source);
                }
                default -> throw new ImageCorrupt("The GIF file is damaged: it has a block of an unknown kind.");
            }
        }
        if (first == null) {
            throw new ImageCorrupt("The GIF file holds no picture.");
        }
        return new ImageHeader(
                ImageFormat.GIF, first, Samples.RGB, HEAP_PER_PIXEL, frames, ImageHeader.NONE, ImageHeader.NONE);
    }

    private static Size frame(ByteSource source) throws IOException, ImageCorrupt {
        source.skip(4);
        int width = source.u16LittleEndian();
        int height = source.u16LittleEndian();
        if (width == 0 || height == 0) {
            throw new ImageCorrupt("The GIF file is damaged: a frame has no width or height.");
        }
        return new Size(width, height);
    }

    private static void skipColours(ByteSource source, int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            source.skip(3L << ((flags & 7) + 1));
        }
    }

    private static void skipData(ByteSource source) throws IOException {
        for (int length = source.u8(); length > 0; length = source.u8()) {
            source.skip(length);
        }
    }
}
