package com.example.mixjobs.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a file says about its picture, found without decoding a pixel.
 *
 * @param size as stored, before {@link #orientation()}; of the first frame where there are several
 * @param samples what the stored numbers mean
 * @param heapPerPixel how many bytes of heap a pixel takes at most while it is decoded
 * @param frames at least 1; only the first is used
 * @param exif the EXIF data from its byte-order mark on, empty when there are none
 * @param icc the colour profile, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one place to the next; nobody compares two of these.
record ImageHeader(
        ImageFormat format, Size size, Samples samples, int heapPerPixel, int frames, byte[] exif, byte[] icc) {

    /** What the numbers of a pixel mean, as far as a decoder must be told. */
    enum Samples {
        GRAY,
        RGB,
        /** Luminance and two colour differences, as in most JPEG files. */
        YCC,
        /** Four inks, as they stand or as YCCK. */
        CMYK
    }

    static final byte[] NONE = {};

    Orientation orientation() {
        return Exif.orientation(exif);
    }

    /**
     * Reads the header, and whatever of the file's structure can be checked without decoding: a PNG file's checksums, a
     * GIF or WebP file's blocks.
     *
     * @throws ImageUnsupported when the first bytes are not those of a format read here
     * @throws ImageTooLarge when the size is beyond the limits; found as soon as the size is read
     * @throws ImageCorrupt when the file ends early or contradicts itself
     */
    static ImageHeader read(InputStream content, ImageLimits limits)
            throws IOException, ImageCorrupt, ImageUnsupported, ImageTooLarge {
        ByteSource source = new ByteSource(content);
        if (source.atEnd()) {
            throw new ImageCorrupt("There is no picture: the content is empty.");
        }
        ImageFormat format = formatOf(source);
        try {
            return switch (format) {
                case JPEG -> JpegHeader.read(source, limits);
                case PNG -> PngHeader.read(source, limits);
                case GIF -> GifHeader.read(source, limits);
                case WEBP -> WebpHeader.read(source, limits);
            };
        } catch (EOFException e) {
            throw new ImageCorrupt("The " + format + " picture is cut off: the file ends too early.", e);
        }
    }

    /** Consumes the magic bytes. */
    private static ImageFormat formatOf(ByteSource source) throws IOException, ImageUnsupported {
        try {
            byte[] magic = source.bytes(2);
            if (is(magic, 0xFF, 0xD8)) {
                return ImageFormat.JPEG;
            }
            if (is(magic, 0x89, 'P') && is(source.bytes(6), 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return ImageFormat.PNG;
            }
            if (is(magic, 'G', 'I')) {
                byte[] version = source.bytes(4);
                if (is(version, 'F', '8', '7', 'a') || is(version, 'F', '8', '9', 'a')) {
                    return ImageFormat.GIF;
                }
            }
            if (is(magic, 'R', 'I') && is(source.bytes(2), 'F', 'F')) {
                source.skip(4);
                if (is(source.bytes(4), 'W', 'E', 'B', 'P')) {
                    return ImageFormat.WEBP;
                }
            }
        } catch (EOFException e) {
            // Too short for any of them: the same answer as for content that is something else.
        }
        throw new ImageUnsupported("The content is not a picture that is read here. Send JPEG, PNG, GIF or WebP.");
    }

    private static boolean is(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
