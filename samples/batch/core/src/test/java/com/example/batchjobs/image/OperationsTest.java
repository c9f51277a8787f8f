package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OperationsTest {

    private final BufferedImage original = TestPictures.smooth(300, 200);
    private final byte[] file = TestPictures.encode(original, "png");

    @ParameterizedTest(name = "{0}×{1} gives {2}×{3}")
    @CsvSource({"150, , 150, 100", ", 50, 75, 50", "90, 160, 90, 160", "600, 400, 600, 400", "600, 100, 600, 100"})
    void resizeGivesTheSizeAskedForAndTheSamePicture(String width, String height, int newWidth, int newHeight)
            throws Exception {
        Map<String, String> parameters = width == null
                ? Map.of("height", height)
                : height == null ? Map.of("width", width) : Map.of("width", width, "height", height);

        BufferedImage result = Job.run(file, "resize", parameters).picture();

        assertThat(TestPictures.psnr(result, TestPictures.smooth(newWidth, newHeight)))
                .isGreaterThan(35);
    }

    @ParameterizedTest(name = "to {0}")
    @CsvSource({"jpeg, image/jpeg, 35", "png, image/png, 90", "gif, image/gif, 28"})
    void convertGivesThePictureInAnotherFormat(String format, String mediaType, double likeness) throws Exception {
        Job job = Job.run(file, "convert", Map.of("format", format));

        assertThat(job.mediaType()).isEqualTo(mediaType);
        assertThat(job.result()).startsWith(TestPictures.encode(original, format)[0]);
        assertThat(TestPictures.psnr(job.picture(), original)).isGreaterThan(likeness);
    }

    @Test
    void qualityDecidesBetweenSizeAndLikeness() throws Exception {
        byte[] photo = TestPictures.encode(TestPictures.photo(300, 200), "png");

        Job coarse = Job.run(photo, "convert", Map.of("format", "jpeg", "quality", "10"));
        Job fine = Job.run(photo, "convert", Map.of("format", "jpeg", "quality", "95"));

        assertThat(fine.result().length).isGreaterThan(3 * coarse.result().length);
        assertThat(TestPictures.psnr(fine.picture(), TestPictures.photo(300, 200)))
                .isGreaterThan(3 + TestPictures.psnr(coarse.picture(), TestPictures.photo(300, 200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void grayscaleKeepsTheLuminance(String format) throws Exception {
        BufferedImage result =
                Job.run(file, "grayscale", Map.of("format", format)).picture();

        BufferedImage expected = new BufferedImage(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 300; x++) {
                int rgb = original.getRGB(x, y);
                double luminance = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
                expected.setRGB(x, y, (int) Math.round(luminance) * 0x010101);
            }
        }
        assertThat(TestPictures.psnr(shown(result), expected)).isGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}°: the top left corner comes to {1}, {2}")
    @CsvSource({"90, 199, 0", "180, 299, 199", "270, 0, 299"})
    void rotateTurnsClockwise(String degrees, int x, int y) throws Exception {
        BufferedImage result =
                Job.run(file, "rotate", Map.of("degrees", degrees)).picture();

        assertThat(result.getRGB(x, y)).isEqualTo(original.getRGB(0, 0));
        int exif = Map.of("90", 8, "180", 3, "270", 6).get(degrees);
        assertThat(TestPictures.psnr(result, TestPictures.stored(original, exif)))
                .isInfinite();
    }

    @Test
    void fourTurnsByNinetyDegreesGiveTheOriginal() throws Exception {
        byte[] turned = file;
        for (int i = 0; i < 4; i++) {
            turned = Job.run(turned, "rotate", Map.of("degrees", "90")).result();
        }

        assertThat(TestPictures.psnr(TestPictures.decode(turned), original)).isInfinite();
    }

    @Test
    void whatIsTransparentBecomesWhiteInJpegAndDoesNotBleedWhenMadeSmaller() throws Exception {
        BufferedImage red = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                red.setRGB(x, y, x < 30 ? 0x0000FF00 : 0xFFFF0000);
            }
        }
        byte[] picture = TestPictures.encode(red, "png");

        BufferedImage small = Job.run(picture, "resize", Map.of("width", "16")).picture();
        BufferedImage flat =
                Job.run(picture, "convert", Map.of("format", "jpeg")).picture();

        // Half of the eighth column is covered: half transparent, but of the one colour there is.
        assertThat(small.getRGB(7, 8)).isEqualTo(0x80FF0000);
        assertThat(small.getRGB(3, 8) >>> 24).isZero();
        assertThat(flat.getRGB(10, 32) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    /** Pixels as they are seen; {@code getRGB} of a gray picture applies another curve than screens do. */
    static BufferedImage shown(BufferedImage image) {
        if (image.getRaster().getNumBands() != 1 || image.getColorModel().getNumComponents() != 1) {
            return image;
        }
        BufferedImage shown = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                shown.setRGB(x, y, image.getRaster().getSample(x, y, 0) * 0x010101);
            }
        }
        return shown;
    }
}
