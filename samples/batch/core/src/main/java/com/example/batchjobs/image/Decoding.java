package com.example.batchjobs.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

import com.example.batchjobs.image.ImageHeader.Samples;
import com.example.batchjobs.processor.JobAbandoned;
import com.example.batchjobs.processor.OutOfMemory;

/** Turns a file into pixels: RGB or gray in the file's own colour profile, not yet put upright. */
final class Decoding {

    private static final String JDK_READERS = "com.sun.imageio.";

    private Decoding() {}

    /**
     * Decodes every {@code factor}-th pixel of every {@code factor}-th row.
     *
     * @param factor at least 1, which decodes all
     * @throws ImageCorrupt when the pixels cannot be decoded completely
     */
    static Pixels read(byte[] content, ImageHeader header, int factor, Stage stage) throws ImageCorrupt, JobAbandoned {
        String damaged = "The " + header.format() + " picture is damaged: ";
        JpegWarnings warnings = new JpegWarnings();
        Pixels pixels;
        ImageReader reader = readerFor(header);
        try {
            reader.setInput(new ByteArrayImageInput(content), true, true);
            reader.addIIOReadProgressListener(stage);
            if (header.format() == ImageFormat.JPEG) {
                reader.addIIOReadWarningListener(warnings);
            }
            requireSize(reader, header);
            pixels = pixels(reader, header, factor);
        } catch (IOException e) {
            OutOfMemory.rethrow(e);
            throw new ImageCorrupt(damaged + e.getMessage(), e);
        } catch (RuntimeException e) {
            OutOfMemory.rethrow(e);
            // The readers check little of what they read, so damage shows as an index out of bounds and the like.
            throw new ImageCorrupt(damaged + "its data make no sense.", e);
        } finally {
            reader.dispose();
        }
        stage.finish();
        Optional<String> warning = warnings.first();
        if (warning.isPresent()) {
            throw new ImageCorrupt(damaged + warning.get());
        }
        return pixels;
    }

    /** The readers are made here, not looked up by ImageIO, which sees only plug-ins of one class loader. */
    private static ImageReader readerFor(ImageHeader header) {
        if (header.format() == ImageFormat.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        if (header.samples() == Samples.CMYK) {
            return inkReader();
        }
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByMIMEType(header.format().mediaType());
        return Stream.generate(readers::next)
                .filter(reader -> reader.getClass().getName().startsWith(JDK_READERS))
                .findFirst()
                .orElseThrow();
    }

    private static ImageReader inkReader() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // It reads the inks through the JDK's reader, which it looks up here.
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        try {
            return provider.createReaderInstance(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSize(ImageReader reader, ImageHeader header) throws IOException {
        if (reader.getWidth(0) != header.size().width()
                || reader.getHeight(0) != header.size().height()) {
            throw new IOException("it gives two different sizes.");
        }
    }

    private static Pixels pixels(ImageReader reader, ImageHeader header, int factor) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        // Out of each square of pixels the one in its middle: else the picture would move by half a square.
        param.setSourceSubsampling(
                factor,
                factor,
                middle(header.size().width(), factor),
                middle(header.size().height(), factor));
        boolean raw = header.format() == ImageFormat.JPEG && header.samples() != Samples.CMYK;
        if (raw) {
            Pixels pixels = RasterPixels.of(reader.readRaster(0, param));
            if (header.samples() == Samples.YCC) {
                YccColours.toRgb(pixels.data());
            }
            return pixels;
        }
        BufferedImage image = reader.read(0, param);
        return RasterPixels.of(image);
    }

    private static int middle(int side, int factor) {
        return Math.min(factor / 2, side - 1);
    }
}
