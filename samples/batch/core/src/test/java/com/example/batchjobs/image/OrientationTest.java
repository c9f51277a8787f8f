package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OrientationTest {

    @ParameterizedTest(name = "EXIF {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPictureStoredInAnyWayIsPutUpright(int exif) throws Exception {
        BufferedImage upright = TestPictures.smooth(90, 60);
        byte[] file = TestPictures.withExif(TestPictures.jpeg(TestPictures.stored(upright, exif), 98), exif);

        Job job = Job.run(file, "convert", Map.of("format", "png"));

        assertThat(TestPictures.psnr(job.picture(), upright)).isGreaterThan(35);
    }

    @ParameterizedTest(name = "EXIF {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void sizesAndTurnsAreThoseOfTheUprightPicture(int exif) throws Exception {
        BufferedImage upright = TestPictures.smooth(90, 60);
        byte[] file = TestPictures.withExif(TestPictures.jpeg(TestPictures.stored(upright, exif), 98), exif);

        BufferedImage resized = Job.run(file, "resize", Map.of("width", "120", "height", "30", "format", "png"))
                .picture();
        BufferedImage rotated = Job.run(file, "rotate", Map.of("degrees", "90", "format", "png"))
                .picture();

        assertThat(TestPictures.psnr(resized, TestPictures.smooth(120, 30))).isGreaterThan(30);
        assertThat(TestPictures.psnr(rotated, TestPictures.stored(upright, 8))).isGreaterThan(35);
    }

    @ParameterizedTest
    @EnumSource
    void oneAfterTheOtherIsTheSameAsBothAtOnce(Orientation first) {
        for (Orientation second : Orientation.values()) {
            Pixels oneByOne = second.apply(first.apply(numbered()));
            Pixels atOnce = first.then(second).apply(numbered());

            assertThat(atOnce.data()).as("%s, then %s", first, second).containsExactly(oneByOne.data());
            assertThat(atOnce.size()).isEqualTo(oneByOne.size());
        }
    }

    /** Wider than one block of the loop that turns, with a number for each pixel. */
    private static Pixels numbered() {
        Pixels pixels = Pixels.blank(new Size(37, 5), 3);
        for (int i = 0; i < pixels.data().length; i++) {
            pixels.data()[i] = (byte) (i / 3 + i % 3);
        }
        return pixels;
    }
}
