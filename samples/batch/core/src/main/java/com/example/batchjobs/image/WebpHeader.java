package com.example.batchjobs.image;

import java.io.IOException;
import java.util.Arrays;

import com.example.batchjobs.image.ImageHeader.Samples;

/**
 * Walks the chunks of a WebP file (RFC 9649). The sizes it gives in several places must agree. A colour profile is not
 * taken from it, because the reader of the pixels applies it.
 */
final class WebpHeader {

    private static final int VP8 = 0x20385056;
    private static final int VP8L = 0x4C385056;
    private static final int VP8X = 0x58385056;
    private static final int ANMF = 0x464D4E41;
    private static final int EXIF = 0x46495845;

    private final ByteSource source;
    private final ImageLimits limits;
    private Size canvas;
    private Size first;
    private int frames;
    private byte[] exif = ImageHeader.NONE;

    /** Measured: of lossy pictures the reader keeps a list of objects for each block of pixels. */
    private static final int HEAP_PER_PIXEL = 32;

    private WebpHeader(ByteSource source, ImageLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    static ImageHeader read(ByteSource source, ImageLimits limits) throws IOException, ImageCorrupt, ImageTooLarge {
        WebpHeader header = new WebpHeader(source, limits);
        header.walk();
        if (header.first == null) {
            throw new ImageCorrupt("The WebP file holds no picture.");
        }
        return new ImageHeader(
                ImageFormat.WEBP,
                header.first,
                Samples.RGB,
                HEAP_PER_PIXEL,
                header.frames,
                header.exif,
                ImageHeader.NONE);
    }

    private void walk() throws IOException, ImageCorrupt, ImageTooLarge {
        while (!source.atEnd()) {
            int type = (int) source.u32LittleEndian();
            long length = source.u32LittleEndian();
            long padding = length & 1;
            switch (type) {
                case VP8X -> {
                    source.skip(4);
                    canvas = accepted(new Size(source.u24LittleEndian() + 1, source.u24LittleEndian() + 1));
                    source.skip(length - 10);
                }
                case VP8, VP8L -> still(type, length);
                case ANMF -> animationFrame(length);
                case EXIF -> exif = withoutPrefix(source.bytes(length));
                default -> source.skip(length);
            }
            if (padding == 1 && !source.atEnd()) {
                source.skip(1);
            }
        }
    }

    private void still(int type, long length) throws IOException, ImageCorrupt, ImageTooLarge {
        Size size = bitstream(type, length);
        if (frames > 0 || (canvas != null && !canvas.equals(size))) {
            throw contradiction();
        }
        first = size;
        frames = 1;
    }

    private void animationFrame(long length) throws IOException, ImageCorrupt, ImageTooLarge {
        source.skip(6);
        Size size = accepted(new Size(source.u24LittleEndian() + 1, source.u24LittleEndian() + 1));
        source.skip(4);
        long left = length - 16;
        while (left >= 8) {
            int type = (int) source.u32LittleEndian();
            long inner = source.u32LittleEndian();
            if (type == VP8 || type == VP8L) {
                if (!bitstream(type, inner).equals(size)) {
                    throw contradiction();
                }
            } else {
                source.skip(inner);
            }
            source.skip(inner & 1);
            left -= 8 + inner + (inner & 1);
        }
        if (left != 0 || canvas == null || size.width() > canvas.width() || size.height() > canvas.height()) {
            throw contradiction();
        }
        first = first == null ? size : first;
        frames++;
    }

    private Size bitstream(int type, long length) throws IOException, ImageCorrupt, ImageTooLarge {
        if (length < 10) {
            throw contradiction();
        }
        if (type == VP8) {
            source.skip(6);
            int width = source.u16LittleEndian() & 0x3FFF;
            int height = source.u16LittleEndian() & 0x3FFF;
            source.skip(length - 10);
            if (width == 0 || height == 0) {
                throw contradiction();
            }
            return accepted(new Size(width, height));
        }
        source.skip(1);
        long bits = source.u32LittleEndian();
        source.skip(length - 5);
        return accepted(new Size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1));
    }

    private Size accepted(Size size) throws ImageTooLarge {
        limits.checkInput(size);
        return size;
    }

    /** Some writers put the prefix of a JPEG segment before the EXIF data. */
    private static byte[] withoutPrefix(byte[] data) {
        boolean prefixed = data.length > 6 && data[0] == 'E' && data[1] == 'x' && data[4] == 0;
        return prefixed ? Arrays.copyOfRange(data, 6, data.length) : data;
    }

    private static ImageCorrupt contradiction() {
        return new ImageCorrupt("The WebP file is damaged: its parts contradict each other.");
    }
}
