package com.example.mixjobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ThumbnailTest {

    @Test
    void aTwelveMegapixelPhotoTakenSidewaysBecomesAnUprightOverview() throws Exception {
        BufferedImage photo = TestPictures.photo(3000, 4000);

        Job job = Job.run(TestPictures.cameraJpeg(photo, 6), "thumbnail", Map.of("width", "320"));

        BufferedImage perfect = TestPictures.averaged(photo, 320, 427);
        assertThat(job.mediaType()).isEqualTo("image/jpeg");
        assertThat(TestPictures.psnr(job.picture(), perfect)).isGreaterThan(33);
    }

    @ParameterizedTest(name = "{0}×{1} into {2}×{3} gives {4}×{5}")
    @CsvSource({
        "800, 600,  200,      , 200, 150",
        "800, 600,     ,   150, 200, 150",
        "800, 600,  200,   200, 200, 150",
        "600, 800,  200,   200, 150, 200",
        "800, 600,     ,      , 320, 240",
        "800, 600, 5000,      , 800, 600",
        "999,   3,  100,      , 100,   1",
        "801, 601,   53,    53,  53,  40",
        "  1,   1,   10,    10,   1,   1",
    })
    void fitsIntoTheBoxAndIsNeverEnlarged(
            int width, int height, Integer boxWidth, Integer boxHeight, int expectedWidth, int expectedHeight)
            throws Exception {
        Map<String, String> parameters = new HashMap<>();
        if (boxWidth != null) {
            parameters.put("width", boxWidth.toString());
        }
        if (boxHeight != null) {
            parameters.put("height", boxHeight.toString());
        }

        BufferedImage picture = Job.run(
                        TestPictures.jpeg(TestPictures.photo(width, height), 90), "thumbnail", parameters)
                .picture();

        assertThat(picture.getWidth()).isEqualTo(expectedWidth);
        assertThat(picture.getHeight()).isEqualTo(expectedHeight);
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "png", "gif"})
    void looksTheSameFromEveryFormat(String format) throws Exception {
        BufferedImage original = TestPictures.smooth(1201, 903);

        Job job = Job.run(TestPictures.encode(original, format), "thumbnail", Map.of("width", "100", "format", "png"));

        assertThat(TestPictures.psnr(job.picture(), TestPictures.averaged(original, 100, 75)))
                .isGreaterThan(32);
    }
}
