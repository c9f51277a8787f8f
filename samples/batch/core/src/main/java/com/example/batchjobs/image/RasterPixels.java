package com.example.batchjobs.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Makes {@link Pixels} of what ImageIO's readers give; the array is taken over where its layout allows. */
final class RasterPixels {

    private RasterPixels() {}

    static Pixels of(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel palette
                ? ofPalette(image.getRaster(), palette)
                : of(image.getRaster());
    }

    /** The samples as they are, without regard to a colour model. */
    static Pixels of(Raster raster) {
        int bands = raster.getNumBands();
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && model.getDataType() == DataBuffer.TYPE_BYTE
                && model.getPixelStride() == bands
                && model.getScanlineStride() == bands * raster.getWidth()
                && buffer.getOffset() == 0
                && buffer.getData().length == bands * raster.getWidth() * raster.getHeight()) {
            reorder(buffer.getData(), model.getBandOffsets());
            return new Pixels(raster.getWidth(), raster.getHeight(), bands, buffer.getData());
        }
        return copied(raster);
    }

    private static void reorder(byte[] data, int[] offsets) {
        int bands = offsets.length;
        boolean inOrder = true;
        for (int band = 0; band < bands; band++) {
            inOrder &= offsets[band] == band;
        }
        if (inOrder) {
            return;
        }
        byte[] pixel = new byte[bands];
        for (int i = 0; i < data.length; i += bands) {
            for (int band = 0; band < bands; band++) {
                pixel[band] = data[i + offsets[band]];
            }
            System.arraycopy(pixel, 0, data, i, bands);
        }
    }

    /** Rows one at a time; of samples of more than 8 bits the highest 8. */
    private static Pixels copied(Raster raster) {
        int bands = raster.getNumBands();
        int shift = raster.getSampleModel().getSampleSize(0) - 8;
        Pixels pixels = Pixels.blank(new Size(raster.getWidth(), raster.getHeight()), bands);
        int[] row = new int[pixels.stride()];
        for (int y = 0; y < pixels.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, pixels.width(), 1, row);
            for (int i = 0; i < row.length; i++) {
                pixels.data()[y * row.length + i] = (byte) (row[i] >> shift);
            }
        }
        return pixels;
    }

    private static Pixels ofPalette(Raster raster, IndexColorModel palette) {
        int channels = palette.hasAlpha() ? 4 : 3;
        Pixels pixels = Pixels.blank(new Size(raster.getWidth(), raster.getHeight()), channels);
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] row = new int[pixels.width()];
        int to = 0;
        for (int y = 0; y < pixels.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, pixels.width(), 1, row);
            for (int index : row) {
                // An index past the palette's end is drawn black by browsers.
                int argb = index < colours.length ? colours[index] : 0xFF000000;
                pixels.data()[to] = (byte) (argb >> 16);
                pixels.data()[to + 1] = (byte) (argb >> 8);
                pixels.data()[to + 2] = (byte) argb;
                if (channels == 4) {
                    pixels.data()[to + 3] = (byte) (argb >> 24);
                }
                to += channels;
            }
        }
        return pixels;
    }
}
