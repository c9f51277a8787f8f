package com.example.batchjobs.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture in memory: 8 bits a sample, row by row, a pixel's samples side by side. Everything here works on the one
 * array, so that a large picture is in memory once.
 *
 * @param channels 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha; alpha is not multiplied in
 * @param data width × height × channels bytes; changed in place by whoever owns the picture
 */
@SuppressWarnings("ArrayRecordComponent") // The array is the picture; nobody compares two of these.
record Pixels(int width, int height, int channels, byte[] data) {

    Pixels {
        if ((long) width * height * channels != data.length || channels < 1 || channels > 4) {
            throw new IllegalArgumentException(width + "×" + height + "×" + channels + " in " + data.length + " bytes");
        }
    }

    static Pixels blank(Size size, int channels) {
        return new Pixels(size.width(), size.height(), channels, new byte[Math.toIntExact(size.pixels() * channels)]);
    }

    Size size() {
        return new Size(width, height);
    }

    boolean hasAlpha() {
        return channels == 2 || channels == 4;
    }

    int stride() {
        return width * channels;
    }

    /** The same array as ImageIO wants to see it. */
    BufferedImage asImage() {
        ColorSpace space = ColorSpace.getInstance(channels < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        int transparency = hasAlpha() ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE;
        ColorModel model = new ComponentColorModel(space, hasAlpha(), false, transparency, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, asRaster(), false, null);
    }

    WritableRaster asRaster() {
        int[] offsets = new int[channels];
        for (int i = 0; i < channels; i++) {
            offsets[i] = i;
        }
        DataBufferByte buffer = new DataBufferByte(data, data.length);
        return Raster.createInterleavedRaster(buffer, width, height, stride(), channels, offsets, null);
    }

    /** As gray with or without alpha: the luminance of ITU-R BT.601, which JPEG uses too. */
    Pixels toGray() {
        if (channels < 3) {
            return this;
        }
        int out = channels - 2;
        byte[] gray = new byte[width * height * out];
        for (int from = 0, to = 0; from < data.length; from += channels, to += out) {
            int sum = 19595 * (data[from] & 0xFF) + 38470 * (data[from + 1] & 0xFF) + 7471 * (data[from + 2] & 0xFF);
            gray[to] = (byte) ((sum + 32768) >> 16);
            if (out == 2) {
                gray[to + 1] = data[from + 3];
            }
        }
        return new Pixels(width, height, out, gray);
    }

    /** Without alpha, as it looks on white. */
    Pixels onWhite() {
        if (!hasAlpha()) {
            return this;
        }
        int out = channels - 1;
        byte[] opaque = new byte[width * height * out];
        for (int from = 0, to = 0; from < data.length; from += channels, to += out) {
            int alpha = data[from + out] & 0xFF;
            for (int c = 0; c < out; c++) {
                opaque[to + c] = (byte) (((data[from + c] & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255);
            }
        }
        return new Pixels(width, height, out, opaque);
    }
}
