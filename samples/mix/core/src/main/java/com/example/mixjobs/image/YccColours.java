package com.example.mixjobs.image;

/** From luminance and colour differences to RGB, as JFIF defines them (ITU-T T.871, section 7). */
final class YccColours {

    private static final int ONE = 1 << 16;
    private static final int HALF = ONE / 2;

    private YccColours() {}

    /** Converts triples of samples in place. */
    static void toRgb(byte[] data) {
        for (int i = 0; i < data.length; i += 3) {
            int y = ((data[i] & 0xFF) << 16) + HALF;
            int cb = (data[i + 1] & 0xFF) - 128;
            int cr = (data[i + 2] & 0xFF) - 128;
            data[i] = clamp(y + 91881 * cr);
            data[i + 1] = clamp(y - 22554 * cb - 46802 * cr);
            data[i + 2] = clamp(y + 116130 * cb);
        }
    }

    private static byte clamp(int fixed) {
        return (byte) Math.max(0, Math.min(255, fixed >> 16));
    }
}
