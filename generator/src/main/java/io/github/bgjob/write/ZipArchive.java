package io.github.bgjob.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/**
 * A tree as a zip archive that is the same wherever it is made. The JDK's own cannot write Unix modes without also
 * writing times of the local time zone, and compressed bytes differ between versions of zlib; so the files are stored, as
 * APPNOTE 6.3.10 (PKWARE's .ZIP File Format Specification) describes it.
 *
 * @param topDirectory name of the directory inside the archive that holds everything
 */
record ZipArchive(String topDirectory, RenderedTree tree) {

    private static final short VERSION_NEEDED = 20;
    private static final short MADE_ON_UNIX = 3 << 8 | VERSION_NEEDED;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    /** The first day that the format knows: 1 January 1980. */
    private static final short FIRST_DAY = 1 << 5 | 1;

    private static final int REGULAR_FILE = 0100000;
    private static final int READABLE = 0644;
    private static final int EXECUTABLE = 0755;
    private static final int MOST_FILES = 0xFFFF;

    ZipArchive {
        if (tree.files().size() > MOST_FILES) {
            throw new IllegalArgumentException(
                    "too many files for a zip archive: " + tree.files().size());
        }
    }

    void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        int offset = 0;
        for (RenderedFile file : tree.files()) {
            byte[] name = (topDirectory + "/" + file.path()).getBytes(StandardCharsets.UTF_8);
            byte[] common = common(file, name);
            byte[] local =
                    record(0x04034b50, 30).putShort(VERSION_NEEDED).put(common).array();
            out.write(local);
            out.write(name);
            file.writeTo(out);

            int mode = REGULAR_FILE | (file.executable() ? EXECUTABLE : READABLE);
            directory.write(record(0x02014b50, 46)
                    .putShort(MADE_ON_UNIX)
                    .putShort(VERSION_NEEDED)
                    .put(common)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(mode << 16)
                    .putInt(offset)
                    .array());
            directory.write(name);
            offset = Math.addExact(offset, local.length + name.length + file.size());
        }
        out.write(directory.toByteArray());
        short count = (short) tree.files().size();
        out.write(record(0x06054b50, 22)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count)
                .putInt(directory.size())
                .putInt(offset)
                .array());
    }

    /** What stands in a file's own header and in the directory alike. */
    private static byte[] common(RenderedFile file, byte[] name) {
        CRC32 crc = new CRC32();
        crc.update(file.bytes());
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(UTF_8_NAMES)
                .putShort(STORED)
                .putShort(MIDNIGHT)
                .putShort(FIRST_DAY)
                .putInt((int) crc.getValue())
                .putInt(file.size())
                .putInt(file.size())
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer record(int signature, int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
    }
}
