package com.example.batchjobs.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * What of the original's metadata goes into the result.
 *
 * @param exif empty for none
 * @param icc empty for none, which means sRGB
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one file to the next; nobody compares two of these.
record Metadata(byte[] exif, byte[] icc) {

    static final Metadata NONE = new Metadata(ImageHeader.NONE, ImageHeader.NONE);

    /** A segment's length field counts itself and has 16 bits. */
    private static final int SEGMENT = 65_533;

    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

    /** How many bytes of a file of that format stand before the place where metadata belong. */
    static int offset(ImageFormat format) {
        return format == ImageFormat.PNG ? 8 + 25 : 2;
    }

    /** The bytes to put there; empty where there is nothing to keep or the format has no place for it. */
    byte[] bytes(ImageFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (format == ImageFormat.JPEG) {
            writeSegments(out);
        } else if (format == ImageFormat.PNG) {
            writeChunks(out);
        }
        return bytes.toByteArray();
    }

    private void writeSegments(DataOutputStream out) throws IOException {
        // EXIF data that fit no segment come from a format without that bound; the picture is whole without them.
        if (exif.length > 0 && EXIF_NAME.length + exif.length <= SEGMENT) {
            writeSegment(out, 0xE1, EXIF_NAME, exif, 0, exif.length);
        }
        int most = SEGMENT - ICC_NAME.length - 2;
        int pieces = (icc.length + most - 1) / most;
        for (int piece = 0; piece < pieces && pieces <= 255; piece++) {
            byte[] start = new byte[ICC_NAME.length + 2];
            System.arraycopy(ICC_NAME, 0, start, 0, ICC_NAME.length);
            start[ICC_NAME.length] = (byte) (piece + 1);
            start[ICC_NAME.length + 1] = (byte) pieces;
            writeSegment(out, 0xE2, start, icc, piece * most, Math.min(most, icc.length - piece * most));
        }
    }

    private static void writeSegment(DataOutputStream out, int marker, byte[] start, byte[] data, int from, int length)
            throws IOException {
        out.writeByte(0xFF);
        out.writeByte(marker);
        out.writeShort(2 + start.length + length);
        out.write(start);
        out.write(data, from, length);
    }

    private void writeChunks(DataOutputStream out) throws IOException {
        if (icc.length > 0) {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.write("ICC\0\0".getBytes(StandardCharsets.ISO_8859_1));
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(chunk)) {
                deflated.write(icc);
            }
            writeChunk(out, "iCCP", chunk.toByteArray());
        }
        if (exif.length > 0) {
            writeChunk(out, "eXIf", exif);
        }
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
