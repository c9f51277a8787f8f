package com.example.webjobsjobs.local.image;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures to send, and what to expect of them. */
final class Pictures {

    /** EXIF: the camera was held so that the picture has to be turned a quarter to the right to be seen upright. */
    static final int TURN_RIGHT = 6;

    /** 16×16 pixels, all of them {@code #3060c0} as near as the format comes to it; nothing in Java writes these. */
    static final Map<String, String> SELDOM = Map.of(
            "lossy WebP", "UklGRjYAAABXRUJQVlA4ICoAAACQAQCdASoQABAAAgA0JaACdLoAA5gA/u52f/5xL+SP0C7s/+47A3XL4AA=",
            "lossless WebP", "UklGRh4AAABXRUJQVlA4TBEAAAAvD8ADAAdQsMIUuP+BiOh/AAA=",
            "JPEG in printing inks", """
                    /9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBET
                    FBUVFQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU
                    FBQUFBQUFBQUFBQU/8AAFAgAEAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAECP/EABQQAQAAAAAAAAAA
                    AAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAABwj/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AK2N
                    1warAAAAf//Z
                    """);

    private Pictures() {}

    /** Gradients, a few edges and noise: what a photograph has, the same at every call. */
    static BufferedImage photo(int width, int height) {
        Random random = new Random(42);
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(31) - 15;
                int red = 255 * x / width;
                int green = 255 * y / height;
                int blue = (x / 200 + y / 200) % 2 == 0 ? 60 : 190;
                photo.setRGB(x, y, limited(red + noise) << 16 | limited(green + noise) << 8 | limited(blue + noise));
            }
        }
        return photo;
    }

    /** A JPEG whose EXIF block names an orientation. */
    static byte[] jpeg(BufferedImage picture, int orientation) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", encoded);
            byte[] jpeg = encoded.toByteArray();
            whole.write(jpeg, 0, 2);
            writeExif(new DataOutputStream(whole), orientation);
            whole.write(jpeg, 2, jpeg.length - 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    /** A small file that says it is a picture of 100 megapixels, and is. */
    static byte[] bomb() {
        int side = 10_000;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DataOutputStream png = new DataOutputStream(file)) {
            png.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(side);
            fields.writeInt(side);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            writeChunk(png, "IHDR", header.toByteArray());
            try (OutputStream deflated = new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_SPEED))) {
                byte[] line = new byte[1 + 3 * side];
                for (int y = 0; y < side; y++) {
                    deflated.write(line);
                }
            }
            writeChunk(png, "IDAT", pixels.toByteArray());
            writeChunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A picture turned a quarter to the right. */
    static BufferedImage turnedRight(BufferedImage picture) {
        AffineTransform turn = AffineTransform.getTranslateInstance(picture.getHeight(), 0);
        turn.quadrantRotate(1);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(
                        picture,
                        new BufferedImage(picture.getHeight(), picture.getWidth(), BufferedImage.TYPE_INT_RGB));
    }

    /** The mean of all pixels that fall into each pixel of the result: every pixel of the original counts. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = y * picture.getHeight() / height;
            int bottom = (y + 1) * picture.getHeight() / height;
            for (int x = 0; x < width; x++) {
                int left = x * picture.getWidth() / width;
                int right = (x + 1) * picture.getWidth() / width;
                result.setRGB(x, y, mean(picture, left, top, right, bottom));
            }
        }
        return result;
    }

    /** How alike two pictures of one size are, in decibels (peak signal-to-noise ratio); more than 40 is hard to see. */
    static double likeness(BufferedImage one, BufferedImage other) {
        double squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF);
                    squares += difference * difference;
                }
            }
        }
        double meanSquare = squares / (3.0 * one.getWidth() * one.getHeight());
        return 10 * Math.log10(255 * 255 / meanSquare);
    }

    private static int mean(BufferedImage picture, int left, int top, int right, int bottom) {
        int[] sums = new int[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = picture.getRGB(x, y);
                sums[0] += pixel >> 16 & 0xFF;
                sums[1] += pixel >> 8 & 0xFF;
                sums[2] += pixel & 0xFF;
            }
        }
        int count = (right - left) * (bottom - top);
        return (sums[0] / count) << 16 | (sums[1] / count) << 8 | (sums[2] / count);
    }

    private static void writeExif(DataOutputStream jpeg, int orientation) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(exif);
        fields.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        fields.writeInt(8);
        fields.writeShort(1);
        fields.writeShort(0x0112);
        fields.writeShort(3);
        fields.writeInt(1);
        fields.writeShort(orientation);
        fields.writeShort(0);
        fields.writeInt(0);
        jpeg.writeShort(0xFFE1);
        jpeg.writeShort(exif.size() + 2);
        jpeg.write(exif.toByteArray());
    }

    private static void writeChunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) checksum.getValue());
    }

    private static int limited(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
