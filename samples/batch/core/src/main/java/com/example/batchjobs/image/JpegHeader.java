package com.example.batchjobs.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import com.example.batchjobs.image.ImageHeader.Samples;

/** Walks the markers of a JPEG file (ITU T.81, annex B) up to its picture data. */
final class JpegHeader {

    /** Encoders write about ten; a file of thousands of nearly empty scans would keep a decoder busy for hours. */
    private static final int MAX_SCANS = 100;

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] ICC = {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0};
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0};

    private final ByteSource source;
    private final ImageLimits limits;
    private final ByteArrayOutputStream icc = new ByteArrayOutputStream();

    private byte[] exif = ImageHeader.NONE;
    private Size size;
    private int components;
    private boolean progressive;
    private int componentIds;
    private boolean jfif;
    private int adobeTransform = -1;

    private static final int INKS_HEAP_PER_PIXEL = 4 + 4;

    private JpegHeader(ByteSource source, ImageLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    static ImageHeader read(ByteSource source, ImageLimits limits)
            throws IOException, ImageCorrupt, ImageUnsupported, ImageTooLarge {
        JpegHeader header = new JpegHeader(source, limits);
        header.walk();
        return new ImageHeader(
                ImageFormat.JPEG,
                header.size,
                header.samples(),
                header.heapPerPixel(),
                1,
                header.exif,
                header.icc.toByteArray());
    }

    private int heapPerPixel() {
        return components == 4 ? INKS_HEAP_PER_PIXEL : components;
    }

    private void walk() throws IOException, ImageCorrupt, ImageUnsupported, ImageTooLarge {
        for (int marker = nextMarker(); ; marker = nextMarker()) {
            switch (marker) {
                case 0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> {}
                case 0xD9 -> throw new ImageCorrupt("The JPEG file holds no picture data.");
                case 0xC0, 0xC1, 0xC2 -> frame(marker, segment());
                case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                    throw new ImageUnsupported("Lossless, hierarchical and arithmetic-coded JPEG are not read here. "
                            + "Save the picture as baseline or progressive JPEG.");
                case 0xDA -> {
                    picture(segment());
                    return;
                }
                case 0xE0, 0xE1, 0xE2, 0xEE -> application(marker, segment());
                default -> segment();
            }
        }
    }

    private int nextMarker() throws IOException, ImageCorrupt {
        if (source.u8() != 0xFF) {
            throw new ImageCorrupt("The JPEG file is damaged: there is no marker where one must be.");
        }
        int marker = source.u8();
        while (marker == 0xFF) {
            marker = source.u8();
        }
        return marker;
    }

    private byte[] segment() throws IOException, ImageCorrupt {
        int length = source.u16();
        if (length < 2) {
            throw new ImageCorrupt("The JPEG file is damaged: a segment has no length.");
        }
        return source.bytes(length - 2);
    }

    private void frame(int marker, byte[] data) throws ImageCorrupt, ImageUnsupported, ImageTooLarge {
        if (size != null || data.length < 6 || data.length != 6 + 3 * (data[5] & 0xFF)) {
            throw new ImageCorrupt("The JPEG file is damaged: its frame header is wrong.");
        }
        if (data[0] != 8) {
            throw new ImageUnsupported("JPEG with " + (data[0] & 0xFF) + " bits a sample is not read here; 8 are.");
        }
        int height = u16(data, 1);
        int width = u16(data, 3);
        if (width == 0 || height == 0) {
            throw new ImageCorrupt("The JPEG file is damaged: it gives no width or height.");
        }
        size = new Size(width, height);
        limits.checkInput(size);
        components = data[5];
        progressive = marker == 0xC2;
        if (components == 3) {
            componentIds = (data[6] & 0xFF) << 16 | (data[9] & 0xFF) << 8 | (data[12] & 0xFF);
        }
    }

    private void application(int marker, byte[] data) {
        if (marker == 0xE0 && startsWith(data, JFIF)) {
            jfif = true;
        } else if (marker == 0xE1 && startsWith(data, EXIF) && exif.length == 0) {
            exif = Arrays.copyOfRange(data, EXIF.length, data.length);
        } else if (marker == 0xE2 && startsWith(data, ICC) && data.length > ICC.length + 2) {
            // The two bytes after the name number the pieces, which stand in order in every known file.
            icc.write(data, ICC.length + 2, data.length - ICC.length - 2);
        } else if (marker == 0xEE && startsWith(data, ADOBE) && data.length >= 12) {
            adobeTransform = data[11];
        }
    }

    private void picture(byte[] scan) throws IOException, ImageCorrupt, ImageTooLarge {
        if (size == null || scan.length < 1) {
            throw new ImageCorrupt("The JPEG file is damaged: picture data come before the frame header.");
        }
        if (progressive || scan[0] < components) {
            countScans();
        }
    }

    private void countScans() throws IOException, ImageTooLarge {
        int scans = 1;
        while (!source.atEnd()) {
            if (source.u8() == 0xFF && !source.atEnd() && source.u8() == 0xDA && ++scans > MAX_SCANS) {
                throw new ImageTooLarge("The JPEG file has more than " + MAX_SCANS + " scans.");
            }
        }
    }

    /** By the rules of libjpeg, which decodes these files. */
    private Samples samples() throws ImageUnsupported {
        return switch (components) {
            case 1 -> Samples.GRAY;
            case 3 -> {
                boolean named = adobeTransform < 0 && componentIds == ('R' << 16 | 'G' << 8 | 'B');
                yield !jfif && (adobeTransform == 0 || named) ? Samples.RGB : Samples.YCC;
            }
            case 4 -> Samples.CMYK;
            default ->
                throw new ImageUnsupported("JPEG with " + components + " components is not read here; 1, 3 and 4 are.");
        };
    }

    private static int u16(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
    }

    private static boolean startsWith(byte[] data, byte[] start) {
        return data.length >= start.length && Arrays.equals(data, 0, start.length, start, 0, start.length);
    }
}
