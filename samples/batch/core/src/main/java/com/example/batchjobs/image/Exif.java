package com.example.batchjobs.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The few things done with EXIF data (CIPA DC-008). Data that cannot be read say nothing; they are not an error. */
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /** How to turn the stored picture so that it stands upright. */
    static Orientation orientation(byte[] exif) {
        int at = valueOfOrientation(exif);
        return at < 0 ? Orientation.NORMAL : Orientation.ofExif(ordered(exif).getShort(at));
    }

    /**
     * The same data for the picture after it was put upright: the orientation says so, and the camera's embedded preview,
     * which shows the old picture, is cut off.
     */
    static byte[] upright(byte[] exif) {
        byte[] copy = exif.clone();
        ByteBuffer data = ordered(copy);
        int at = valueOfOrientation(copy);
        if (at >= 0) {
            data.putShort(at, (short) 1);
        }
        int directory = firstDirectory(data);
        if (directory >= 0) {
            int previewOffset = directory + 2 + ENTRY * Short.toUnsignedInt(data.getShort(directory));
            if (previewOffset + 4 <= copy.length) {
                data.putInt(previewOffset, 0);
            }
        }
        return copy;
    }

    /** The index of the orientation's value, or -1. */
    private static int valueOfOrientation(byte[] exif) {
        ByteBuffer data = ordered(exif);
        int directory = firstDirectory(data);
        if (directory < 0) {
            return -1;
        }
        int entries = Short.toUnsignedInt(data.getShort(directory));
        for (int entry = directory + 2;
                entry + ENTRY <= exif.length && entry < directory + 2 + ENTRY * entries;
                entry += ENTRY) {
            if (Short.toUnsignedInt(data.getShort(entry)) == ORIENTATION) {
                return entry + 8;
            }
        }
        return -1;
    }

    /** The index of the first directory, or -1 when these are not EXIF data. */
    private static int firstDirectory(ByteBuffer data) {
        if (data.capacity() < 10 || data.getShort(2) != 42) {
            return -1;
        }
        int directory = data.getInt(4);
        return directory >= 8 && directory <= data.capacity() - 2 ? directory : -1;
    }

    private static ByteBuffer ordered(byte[] exif) {
        boolean little = exif.length > 1 && exif[0] == 'I' && exif[1] == 'I';
        return ByteBuffer.wrap(exif).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
