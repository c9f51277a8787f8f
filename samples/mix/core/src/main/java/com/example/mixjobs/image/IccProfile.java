package com.example.mixjobs.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;

/** Brings colours from an embedded profile to sRGB, which is what a picture without a profile is taken to be in. */
final class IccProfile {

    private static final int ROWS_AT_ONCE = 64;

    private IccProfile() {}

    /**
     * Converts in place. A profile that is damaged, or is not for this number of channels, is passed over, as browsers do.
     */
    static void toSrgb(Pixels pixels, byte[] icc) {
        if (!fits(icc, pixels)) {
            return;
        }
        try {
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            ColorConvertOp conversion =
                    new ColorConvertOp(new ICC_Profile[] {ICC_Profile.getInstance(icc), srgb}, null);
            for (int y = 0; y < pixels.height(); y += ROWS_AT_ONCE) {
                convert(conversion, pixels, y, Math.min(ROWS_AT_ONCE, pixels.height() - y));
            }
        } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
            // Only the first strip can fail, before anything was changed: the profile decides, not the pixels.
            return;
        }
    }

    /** Whether the profile can be read and describes as many colour channels as the picture has. */
    static boolean fits(byte[] icc, Pixels pixels) {
        if (icc.length == 0) {
            return false;
        }
        try {
            return new ICC_ColorSpace(ICC_Profile.getInstance(icc)).getNumComponents() == colours(pixels);
        } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
            return false;
        }
    }

    private static int colours(Pixels pixels) {
        return pixels.channels() < 3 ? 1 : 3;
    }

    private static void convert(ColorConvertOp conversion, Pixels pixels, int top, int rows) {
        Size size = new Size(pixels.width(), rows);
        Pixels from = Pixels.blank(size, colours(pixels));
        Pixels to = Pixels.blank(size, 3);
        int start = top * pixels.stride();
        move(pixels.data(), start, pixels.channels(), from.data(), 0, from.channels(), size, from.channels());
        conversion.filter(from.asRaster(), to.asRaster());
        move(to.data(), 0, to.channels(), pixels.data(), start, pixels.channels(), size, from.channels());
    }

    private static void move(
            byte[] from, int fromStart, int fromStep, byte[] to, int toStart, int toStep, Size size, int channels) {
        for (int pixel = 0; pixel < size.pixels(); pixel++) {
            for (int c = 0; c < channels; c++) {
                to[toStart + pixel * toStep + c] = from[fromStart + pixel * fromStep + c];
            }
        }
    }
}
