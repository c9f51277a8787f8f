package io.github.bgjob.it;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that cannot be mistaken for another, however small it is made: its four quarters have a colour each, under
 * noise that keeps the file as large as a photograph's.
 *
 * <p>Also a program, which {@code walk.sh} starts from this source file: {@code make FILE WIDTH HEIGHT} and
 * {@code describe FILE}.
 */
final class TestPicture {

    /** Top left, top right, bottom left, bottom right. */
    private static final List<Color> QUARTERS =
            List.of(new Color(200, 60, 60), new Color(60, 180, 60), new Color(60, 60, 200), new Color(200, 190, 60));

    private static final int NOISE = 40;

    private TestPicture() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> Files.write(file, jpeg(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
            case "describe" -> System.out.println(describe(file.toFile()));
            default -> throw new IllegalArgumentException("make or describe, not " + arguments[0]);
        }
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return encoded(width, height, "jpg");
    }

    static byte[] png(int width, int height) throws IOException {
        return encoded(width, height, "png");
    }

    private static byte[] encoded(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(42);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Color colour = quarter(x * 2 >= width, y * 2 >= height);
                int noise = random.nextInt(NOISE) - NOISE / 2;
                row[x] =
                        (colour.getRed() + noise) << 16 | (colour.getGreen() + noise) << 8 | (colour.getBlue() + noise);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A picture whose header is whole and whose pixels are not: the upload is accepted, the work fails. */
    static byte[] truncatedJpeg() throws IOException {
        byte[] whole = jpeg(1600, 1200);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** Whether each quarter of the image has, at its centre, the colour it was made with. */
    static boolean isRecognisedIn(BufferedImage image) {
        for (boolean right : new boolean[] {false, true}) {
            for (boolean bottom : new boolean[] {false, true}) {
                int x = image.getWidth() * (right ? 3 : 1) / 4;
                int y = image.getHeight() * (bottom ? 3 : 1) / 4;
                if (!isNear(new Color(image.getRGB(x, y)), quarter(right, bottom))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Color quarter(boolean right, boolean bottom) {
        return QUARTERS.get((right ? 1 : 0) + (bottom ? 2 : 0));
    }

    private static boolean isNear(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) <= NOISE
                && Math.abs(one.getGreen() - other.getGreen()) <= NOISE
                && Math.abs(one.getBlue() - other.getBlue()) <= NOISE;
    }

    static String describe(File file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return "not a picture";
            }
            ImageReader reader = readers.next();
            reader.setInput(input);
            BufferedImage image = reader.read(0);
            return "%s %dx%d%s"
                    .formatted(
                            reader.getFormatName(),
                            image.getWidth(),
                            image.getHeight(),
                            isRecognisedIn(image) ? "" : " of something else");
        }
    }
}
