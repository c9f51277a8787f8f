package com.example.batchjobs.image;

import java.util.Locale;
import java.util.Map;

/**
 * What is accepted. A few bytes can announce a picture of billions of pixels, so sizes are held against these limits
 * before a pixel is decoded.
 *
 * @param maxPixels the most pixels, width × height
 * @param maxSide the longest side in pixels
 * @param maxBytes the most bytes of input
 */
public record ImageLimits(long maxPixels, int maxSide, long maxBytes) {

    /** 50 megapixels, 30,000 pixels a side, 20 MB of input. */
    public static final ImageLimits DEFAULT = new ImageLimits(50_000_000, 30_000, 20_000_000);

    /** Four bytes each, they must fit into one array. */
    private static final int MOST_PIXELS = 500_000_000;

    private static final int MOST_BYTES = 2_000_000_000;

    public ImageLimits {
        requireRange("pixels", maxPixels, MOST_PIXELS);
        requireRange("pixels a side", maxSide, MOST_PIXELS);
        requireRange("bytes", maxBytes, MOST_BYTES);
    }

    /**
     * Reads {@code IMAGE_MAX_PIXELS}, {@code IMAGE_MAX_SIDE} (pixels) and {@code IMAGE_MAX_BYTES}; what is not set stays
     * at its default.
     *
     * @throws IllegalArgumentException when one of them is not a positive whole number
     */
    public static ImageLimits from(Map<String, String> settings) {
        return new ImageLimits(
                number(settings, "IMAGE_MAX_PIXELS", DEFAULT.maxPixels),
                Math.toIntExact(number(settings, "IMAGE_MAX_SIDE", DEFAULT.maxSide)),
                number(settings, "IMAGE_MAX_BYTES", DEFAULT.maxBytes));
    }

    private static long number(Map<String, String> settings, String name, long byDefault) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            return byDefault;
        }
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Setting " + name + " is '" + value + "', which is not a whole number. Correct or remove it.", e);
        }
    }

    private static void requireRange(String what, long limit, long most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException(
                    text("The limit of %,d %s for pictures must be between 1 and %,d.", limit, what, most));
        }
    }

    void checkBytes(long bytes) throws ImageTooLarge {
        if (bytes > maxBytes) {
            throw new ImageTooLarge(text("The picture has %,d bytes; at most %,d are accepted.", bytes, maxBytes));
        }
    }

    void checkInput(Size size) throws ImageTooLarge {
        check("The picture has", size);
    }

    void checkResult(Size size) throws ImageTooLarge {
        check("The result would have", size);
    }

    private void check(String subject, Size size) throws ImageTooLarge {
        if (size.width() > maxSide || size.height() > maxSide || size.pixels() > maxPixels) {
            throw new ImageTooLarge(text(
                    "%s %d×%d pixels; at most %,d a side and %,d in all are accepted.",
                    subject, size.width(), size.height(), maxSide, maxPixels));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
