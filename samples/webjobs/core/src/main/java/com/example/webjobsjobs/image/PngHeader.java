package com.example.webjobsjobs.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

import com.example.webjobsjobs.image.ImageHeader.Samples;

/** Walks the chunks of a PNG file (W3C PNG, third edition) and checks their checksums. */
final class PngHeader {

    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int ACTL = 0x6163544C;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;

    /** Profiles of printers reach 3 MB; what inflates to more is not one. */
    private static final int MAX_PROFILE = 4 << 20;

    private PngHeader() {}

    static ImageHeader read(ByteSource source, ImageLimits limits) throws IOException, ImageCorrupt, ImageTooLarge {
        Size size = null;
        Samples samples = Samples.RGB;
        int heapPerPixel = 0;
        int frames = 1;
        byte[] exif = ImageHeader.NONE;
        byte[] icc = ImageHeader.NONE;
        boolean pixels = false;
        while (true) {
            long length = source.u32();
            int type = (int) source.u32();
            if ((type == IHDR) != (size == null)) {
                throw new ImageCorrupt("The PNG file is damaged: it must begin with one header.");
            }
            byte[] data = checked(source, length, type);
            switch (type) {
                case IHDR -> {
                    size = size(data);
                    limits.checkInput(size);
                    samples = data[9] == 0 || data[9] == 4 ? Samples.GRAY : Samples.RGB;
                    heapPerPixel = heapPerPixel(data[8], data[9]);
                }
                case ACTL -> frames = data.length < 4 ? 1 : Math.max(1, int32(data, 0));
                case EXIF -> exif = data;
                case ICCP -> icc = profile(data);
                case IDAT -> pixels = true;
                case IEND -> {
                    if (!pixels) {
                        throw new ImageCorrupt("The PNG file holds no picture data.");
                    }
                    return new ImageHeader(ImageFormat.PNG, size, samples, heapPerPixel, frames, exif, icc);
                }
                default -> {}
            }
        }
    }

    /** The content of a chunk that is of interest here; nothing of any other. */
    private static byte[] checked(ByteSource source, long length, int type) throws IOException, ImageCorrupt {
        CRC32 crc = new CRC32();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(type >> shift);
        }
        byte[] data = ImageHeader.NONE;
        if (type == IHDR || type == ACTL || type == EXIF || type == ICCP) {
            data = source.bytes(length);
            crc.update(data);
        } else {
            source.skip(length, crc);
        }
        if (crc.getValue() != source.u32()) {
            throw new ImageCorrupt("The PNG file is damaged: a checksum is wrong.");
        }
        return data;
    }

    /** PNG's colour types; the JDK's reader adds an opacity where there may be one. */
    private static int heapPerPixel(int depth, int colourType) {
        int channels =
                switch (colourType) {
                    case 0, 4 -> 2;
                    case 3 -> 1 + 4;
                    default -> 4;
                };
        // Of samples of two bytes a copy of one is made.
        return depth == 16 ? 3 * channels : channels;
    }

    private static Size size(byte[] header) throws ImageCorrupt {
        if (header.length != 13 || int32(header, 0) < 1 || int32(header, 4) < 1) {
            throw new ImageCorrupt("The PNG file is damaged: its header is wrong.");
        }
        return new Size(int32(header, 0), int32(header, 4));
    }

    /** A name, a zero, a zero for the method, then the deflated profile. One that cannot be read counts as none. */
    private static byte[] profile(byte[] data) {
        int name = 0;
        while (name < data.length && data[name] != 0) {
            name++;
        }
        if (name + 2 >= data.length) {
            return ImageHeader.NONE;
        }
        ByteArrayInputStream deflated = new ByteArrayInputStream(data, name + 2, data.length - name - 2);
        try (InflaterInputStream inflated = new InflaterInputStream(deflated)) {
            byte[] profile = inflated.readNBytes(MAX_PROFILE + 1);
            return profile.length > MAX_PROFILE ? ImageHeader.NONE : profile;
        } catch (IOException e) {
            return ImageHeader.NONE;
        }
    }

    private static int int32(byte[] data, int at) {
        return (data[at] & 0xFF) << 24
                | (data[at + 1] & 0xFF) << 16
                | (data[at + 2] & 0xFF) << 8
                | (data[at + 3] & 0xFF);
    }
}
