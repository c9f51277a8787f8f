package com.example.mixjobs.image;

import java.util.Arrays;

/**
 * One of the eight ways to put a picture: a swap of rows and columns or none, then a mirroring of each side or none. The
 * constants stand in the order of the EXIF values 1 to 8 and are named by what is done to the stored picture.
 */
enum Orientation {
    NORMAL(false, false, false),
    MIRROR(false, true, false),
    ROTATE_180(false, true, true),
    FLIP(false, false, true),
    TRANSPOSE(true, false, false),
    ROTATE_90(true, true, false),
    TRANSVERSE(true, true, true),
    ROTATE_270(true, false, true);

    /** Small enough that a square of pixels, both where it is read and where it is written, stays in the fastest cache. */
    private static final int BLOCK = 32;

    private final boolean transposes;
    private final boolean mirrorsX;
    private final boolean mirrorsY;

    Orientation(boolean transposes, boolean mirrorsX, boolean mirrorsY) {
        this.transposes = transposes;
        this.mirrorsX = mirrorsX;
        this.mirrorsY = mirrorsY;
    }

    /** The orientation of an EXIF value; {@link #NORMAL} for values that EXIF does not know. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : NORMAL;
    }

    /** This one first, then the other. */
    Orientation then(Orientation next) {
        boolean x = next.transposes ? mirrorsY : mirrorsX;
        boolean y = next.transposes ? mirrorsX : mirrorsY;
        return of(transposes ^ next.transposes, x ^ next.mirrorsX, y ^ next.mirrorsY);
    }

    private static Orientation of(boolean transposes, boolean mirrorsX, boolean mirrorsY) {
        return Arrays.stream(values())
                .filter(o -> o.transposes == transposes && o.mirrorsX == mirrorsX && o.mirrorsY == mirrorsY)
                .findFirst()
                .orElseThrow();
    }

    /** The size after turning; applied to a turned size, the size before. */
    Size of(Size size) {
        return transposes ? size.transposed() : size;
    }

    /** The turned picture. Without a swap of sides the array is changed in place, so that no second one is needed. */
    Pixels apply(Pixels pixels) {
        if (transposes) {
            return transposed(pixels);
        }
        if (mirrorsX) {
            for (int y = 0; y < pixels.height(); y++) {
                mirror(pixels.data(), y * pixels.stride(), pixels.stride(), pixels.channels());
            }
        }
        if (mirrorsY) {
            swapRows(pixels);
        }
        return pixels;
    }

    private static void mirror(byte[] data, int start, int length, int channels) {
        for (int left = start, right = start + length - channels; left < right; left += channels, right -= channels) {
            for (int c = 0; c < channels; c++) {
                byte sample = data[left + c];
                data[left + c] = data[right + c];
                data[right + c] = sample;
            }
        }
    }

    private static void swapRows(Pixels pixels) {
        int stride = pixels.stride();
        byte[] row = new byte[stride];
        for (int top = 0, bottom = (pixels.height() - 1) * stride; top < bottom; top += stride, bottom -= stride) {
            System.arraycopy(pixels.data(), top, row, 0, stride);
            System.arraycopy(pixels.data(), bottom, pixels.data(), top, stride);
            System.arraycopy(row, 0, pixels.data(), bottom, stride);
        }
    }

    private Pixels transposed(Pixels pixels) {
        Pixels turned = Pixels.blank(pixels.size().transposed(), pixels.channels());
        for (int y = 0; y < pixels.height(); y += BLOCK) {
            for (int x = 0; x < pixels.width(); x += BLOCK) {
                transposeBlock(pixels, turned, x, y);
            }
        }
        return turned;
    }

    private void transposeBlock(Pixels from, Pixels to, int left, int top) {
        int channels = from.channels();
        int right = Math.min(left + BLOCK, from.width());
        int bottom = Math.min(top + BLOCK, from.height());
        for (int x = left; x < right; x++) {
            int toRow = (mirrorsY ? to.height() - 1 - x : x) * to.stride();
            for (int y = top; y < bottom; y++) {
                int source = y * from.stride() + x * channels;
                int target = toRow + (mirrorsX ? to.width() - 1 - y : y) * channels;
                for (int c = 0; c < channels; c++) {
                    to.data()[target + c] = from.data()[source + c];
                }
            }
        }
    }
}
