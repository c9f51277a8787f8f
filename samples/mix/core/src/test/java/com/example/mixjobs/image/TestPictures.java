package com.example.mixjobs.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures for tests, the same ones every time, and compares pictures. */
public final class TestPictures {

    /** A prime number of them, so that neighbouring rows do not have the same. */
    private static final int[] NOISE = new Random(7)
            .doubles(8191)
            .mapToInt(chance -> (int) (chance * 40) - 20)
            .toArray();

    private TestPictures() {}

    /** Gradients and waves under noise, as a photograph has them; no two corners look alike. */
    public static BufferedImage photo(int width, int height) {
        BufferedImage image = smooth(width, height);
        byte[] data = bytes(image);
        for (int i = 0; i < data.length; i++) {
            data[i] = clamp((data[i] & 0xFF) + NOISE[i % NOISE.length]);
        }
        return image;
    }

    /** The same without noise. */
    public static BufferedImage smooth(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = bytes(image);
        double[] waves = IntStream.range(0, width)
                .mapToDouble(x -> 25 * Math.sin(40.0 * x / width))
                .toArray();
        int i = 0;
        for (int y = 0; y < height; y++) {
            double down = y / (double) height;
            double crest = Math.cos(down * 30);
            for (int x = 0; x < width; x++) {
                double across = x / (double) width;
                double wave = waves[x] * crest;
                data[i++] = clamp(40 + 170 * down + wave);
                data[i++] = clamp(60 + 130 * across - wave);
                data[i++] = clamp(200 - 150 * across * down + wave);
            }
        }
        return image;
    }

    /** A JPEG file of a camera: the picture as seen by someone who holds it upright, stored as its EXIF value says. */
    public static byte[] cameraJpeg(BufferedImage upright, int orientation) {
        return withExif(jpeg(stored(upright, orientation), 90), orientation);
    }

    /** The picture as a camera stores it that writes that EXIF orientation: turning it so gives the upright one again. */
    public static BufferedImage stored(BufferedImage upright, int orientation) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        boolean swaps = orientation >= 5;
        int storedWidth = swaps ? height : width;
        int storedHeight = swaps ? width : height;
        BufferedImage stored = new BufferedImage(storedWidth, storedHeight, BufferedImage.TYPE_3BYTE_BGR);
        byte[] from = bytes(upright);
        byte[] to = bytes(stored);
        int fromRight = width - 1;
        int fromBottom = height - 1;
        int i = 0;
        // Table of CIPA DC-008: which side of the upright picture the stored row 0 and column 0 are.
        for (int y = 0; y < storedHeight; y++) {
            for (int x = 0; x < storedWidth; x++) {
                int pixel =
                        switch (orientation) {
                            case 1 -> x + y * width;
                            case 2 -> fromRight - x + y * width;
                            case 3 -> fromRight - x + (fromBottom - y) * width;
                            case 4 -> x + (fromBottom - y) * width;
                            case 5 -> y + x * width;
                            case 6 -> fromRight - y + x * width;
                            case 7 -> fromRight - y + (fromBottom - x) * width;
                            case 8 -> y + (fromBottom - x) * width;
                            default -> throw new IllegalArgumentException("orientation " + orientation);
                        };
                to[i++] = from[3 * pixel];
                to[i++] = from[3 * pixel + 1];
                to[i++] = from[3 * pixel + 2];
            }
        }
        return stored;
    }

    public static byte[] jpeg(BufferedImage image, int quality) {
        return encode(image, "jpeg", quality);
    }

    public static byte[] encode(BufferedImage image, String format) {
        return encode(image, format, 0);
    }

    private static byte[] encode(BufferedImage image, String format, int quality) {
        return write(format, (writer, param) -> {
            if (quality > 0) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        });
    }

    /** A JPEG file in several scans, each of which makes the whole picture finer. */
    static byte[] progressiveJpeg(BufferedImage image) {
        return write("jpeg", (writer, param) -> {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        });
    }

    /** A JPEG file that holds red, green and blue as they are and says so as Adobe's programs do. */
    static byte[] rgbJpeg(BufferedImage image) {
        return rawJpeg(samples(image, 3));
    }

    /** A JPEG file of four inks as printers get it: the numbers are inverted, and there is no black. */
    static byte[] cmykJpeg(BufferedImage image) {
        return rawJpeg(samples(image, 4));
    }

    private static byte[] rawJpeg(Raster raster) {
        byte[] jpeg = write("jpeg", (writer, param) -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            writer.write(null, new IIOImage(raster, null, null), param);
        });
        return withSegment(jpeg, 0xEE, "Adobe", new byte[] {0, 100, 0, 0, 0, 0, 0});
    }

    /** Red, green and blue, and 255 for each further band. */
    private static Raster samples(BufferedImage image, int bands) {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), bands, null);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < bands; band++) {
                    int sample = band < 3 ? (image.getRGB(x, y) >> (16 - 8 * band)) & 0xFF : 255;
                    raster.setSample(x, y, band, sample);
                }
            }
        }
        return raster;
    }

    private interface Writing {
        void write(ImageWriter writer, ImageWriteParam param) throws IOException;
    }

    private static byte[] write(String format, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writing.write(writer, writer.getDefaultWriteParam());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** EXIF data with an orientation, a maker's name, and a second directory where cameras keep their preview. */
    public static byte[] exif(int orientation) {
        byte[] tiff = new byte[8 + 2 + 2 * 12 + 4 + 8 + 6];
        ByteBuffer data = ByteBuffer.wrap(tiff);
        data.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        data.putShort((short) 2);
        data.putShort((short) 0x010F).putShort((short) 2).putInt(8).putInt(8 + 2 + 2 * 12 + 4);
        data.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        data.putInt(8 + 2 + 2 * 12 + 4 + 8);
        data.put("Sundial\0".getBytes(StandardCharsets.US_ASCII));
        return tiff;
    }

    public static byte[] withExif(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, "Exif\0\0", exif(orientation));
    }

    /** Puts an application segment behind the first marker. */
    public static byte[] withSegment(byte[] jpeg, int marker, String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 2 + name.length() + content.length;
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(marker);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /**
     * A WebP file, which nothing in Java writes: {@code lossy}, {@code transparent} (its left half), {@code sideways} (to
     * be turned as EXIF 6 says) and {@code animated} (the second of two frames is inverted) show {@link #smooth} in 120×90
     * pixels, {@code lossless} in 40×30.
     */
    static byte[] webp(String name) {
        try (InputStream in = Objects.requireNonNull(TestPictures.class.getResourceAsStream("webp-samples.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> Base64.getDecoder().decode(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such a WebP file of 120×90 pixels without other extras, in the extended form that has a place for a profile. */
    static byte[] webpWithProfile(String name, byte[] icc) {
        byte[] simple = webp(name);
        int padding = icc.length & 1;
        ByteBuffer file = ByteBuffer.allocate(simple.length + 18 + 8 + icc.length + padding)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(simple, 0, 4).putInt(file.capacity() - 8).put(simple, 8, 4);
        file.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x20);
        file.put(new byte[] {119, 0, 0, 89, 0, 0});
        file.put("ICCP".getBytes(StandardCharsets.US_ASCII))
                .putInt(icc.length)
                .put(icc)
                .put(new byte[padding]);
        file.put(simple, 12, simple.length - 12);
        return file.array();
    }

    public static BufferedImage decode(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The average colour of each square of the original: what a perfect overview shows. */
    public static BufferedImage averaged(BufferedImage image, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * image.getHeight() / height);
            int bottom = (int) ((y + 1L) * image.getHeight() / height);
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * image.getWidth() / width);
                int right = (int) ((x + 1L) * image.getWidth() / width);
                result.setRGB(
                        x, y, average(image.getRGB(left, top, right - left, bottom - top, null, 0, right - left)));
            }
        }
        return result;
    }

    private static int average(int[] colours) {
        long[] sum = new long[3];
        for (int colour : colours) {
            for (int c = 0; c < 3; c++) {
                sum[c] += (colour >> (8 * c)) & 0xFF;
            }
        }
        int average = 0;
        for (int c = 0; c < 3; c++) {
            average |= (int) ((sum[c] + colours.length / 2) / colours.length) << (8 * c);
        }
        return average;
    }

    /** The likeness of two pictures of one size in decibel; equal ones give infinity, 30 is hard to tell apart. */
    public static double psnr(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            throw new AssertionError("sizes differ: " + a.getWidth() + "×" + a.getHeight() + " and " + b.getWidth()
                    + "×" + b.getHeight());
        }
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int left = a.getRGB(x, y);
                int right = b.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (left >> shift & 0xFF) - (right >> shift & 0xFF);
                    sum += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * a.getWidth() * a.getHeight() / sum);
    }

    /** Three for each pixel, row by row. */
    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    private static byte clamp(double value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
