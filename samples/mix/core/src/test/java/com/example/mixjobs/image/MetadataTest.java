package com.example.mixjobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MetadataTest {

    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    private final BufferedImage picture = TestPictures.smooth(120, 80);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void nothingOfTheMetadataIsLeftUnlessAskedFor(String format) throws Exception {
        byte[] file = camera();

        byte[] result = Job.run(file, "grayscale", Map.of("format", format)).result();

        assertThat(header(result).exif()).isEmpty();
        assertThat(header(result).icc()).isEmpty();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Sundial");
        assertThat(new String(result, StandardCharsets.ISO_8859_1)).doesNotContain("Sundial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void keptExifDataSayThatThePictureStandsUprightAndHaveLostTheirPreview(String format) throws Exception {
        byte[] result = Job.run(camera(), "rotate", Map.of("degrees", "90", "keepMetadata", "true", "format", format))
                .result();

        byte[] expected = TestPictures.exif(1);
        int nextDirectory = 8 + 2 + 2 * 12;
        ByteBuffer.wrap(expected).putInt(nextDirectory, 0);
        assertThat(header(result).exif()).containsExactly(expected);
        assertThat(header(result).orientation()).isEqualTo(Orientation.NORMAL);
        assertThat(TestPictures.decode(result).getWidth()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aKeptProfileStaysWithTheNumbersItExplains(String format) throws Exception {
        byte[] result = Job.run(linear(), "convert", Map.of("format", format, "quality", "98", "keepMetadata", "true"))
                .result();

        assertThat(header(result).icc()).containsExactly(LINEAR);
        BufferedImage seen = Job.run(result, "convert", Map.of("format", "png")).picture();
        assertThat(TestPictures.psnr(seen, brightened(picture))).isGreaterThan(33);
    }

    @Test
    void coloursOfAProfileAreBroughtToSrgb() throws Exception {
        BufferedImage thumbnail = Job.run(linear(), "thumbnail", Map.of("width", "120", "format", "png"))
                .picture();

        assertThat(TestPictures.psnr(thumbnail, brightened(picture))).isGreaterThan(33);
        assertThat(TestPictures.psnr(thumbnail, picture)).isLessThan(15);
    }

    @Test
    void coloursOfAProfileInWebpAreBroughtToSrgbToo() throws Exception {
        byte[] file = TestPictures.webpWithProfile("lossy", LINEAR);

        Job job = Job.run(file, "convert", Map.of("format", "png", "keepMetadata", "true"));

        assertThat(TestPictures.psnr(job.picture(), brightened(TestPictures.smooth(120, 90))))
                .isGreaterThan(24);
        assertThat(header(job.result()).icc()).isEmpty();
    }

    @Test
    void aProfileOfNonsenseIsPassedOver() throws Exception {
        byte[] file =
                TestPictures.withSegment(TestPictures.jpeg(picture, 98), 0xE2, "ICC_PROFILE\0\1\1", new byte[500]);

        Job job = Job.run(file, "convert", Map.of("format", "png", "keepMetadata", "true"));

        assertThat(TestPictures.psnr(job.picture(), picture)).isGreaterThan(35);
        assertThat(header(job.result()).icc()).isEmpty();
    }

    @Test
    void aJpegOfFourInksHasItsColours() throws Exception {
        BufferedImage seen = Job.run(
                        TestPictures.cmykJpeg(picture), "thumbnail", Map.of("width", "60", "format", "png"))
                .picture();

        // Without a profile nobody knows the inks exactly; swapped or inverted ones come to less than 10 dB.
        assertThat(TestPictures.psnr(seen, TestPictures.smooth(60, 40))).isGreaterThan(18);
    }

    @Test
    void exifDataOfNonsenseAreNoOrientation() {
        assertThat(Exif.orientation(new byte[0])).isEqualTo(Orientation.NORMAL);
        assertThat(Exif.orientation(new byte[40])).isEqualTo(Orientation.NORMAL);
        byte[] exif = TestPictures.exif(6);
        for (int i = 0; i < exif.length; i++) {
            byte[] damaged = exif.clone();
            damaged[i] = (byte) 0xFF;
            assertThat(Exif.orientation(damaged)).isIn((Object[]) Orientation.values());
            assertThat(Exif.upright(damaged)).hasSameSizeAs(damaged);
            byte[] cut = Arrays.copyOf(exif, i);
            assertThat(Exif.orientation(cut)).isIn(Orientation.NORMAL, Orientation.ROTATE_90);
            assertThat(Exif.upright(cut)).hasSameSizeAs(cut);
        }
    }

    private byte[] camera() {
        return TestPictures.withExif(TestPictures.jpeg(TestPictures.stored(picture, 6), 90), 6);
    }

    /** A file whose profile says that its numbers are amounts of light. */
    private byte[] linear() {
        return TestPictures.withSegment(TestPictures.jpeg(picture, 98), 0xE2, "ICC_PROFILE\0\1\1", LINEAR);
    }

    /** The same numbers, taken as amounts of light, in sRGB (IEC 61966-2-1). */
    private static BufferedImage brightened(BufferedImage image) {
        BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    double light = (image.getRGB(x, y) >> shift & 0xFF) / 255.0;
                    double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
                    rgb |= (int) Math.round(255 * value) << shift;
                }
                result.setRGB(x, y, rgb);
            }
        }
        return result;
    }

    private static ImageHeader header(byte[] file) throws Exception {
        return ImageHeader.read(new ByteArrayInputStream(file), ImageLimits.DEFAULT);
    }
}
