package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.batchjobs.processor.PermanentFailure;

@Timeout(120)
class DamageTest {

    private static final Map<String, String> SMALL = Map.of("width", "40", "format", "png");

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void aFileCutOffAnywhereGivesTheWholePictureOrATypedError(ImageFormat format) throws Exception {
        byte[] whole = sample(format);
        BufferedImage expected = Job.run(whole, "thumbnail", SMALL).picture();

        int refused = 0;
        int step = Math.max(1, whole.length / 400);
        for (int length = 0; length < whole.length; length += step) {
            try {
                BufferedImage picture = Job.run(Arrays.copyOf(whole, length), "thumbnail", SMALL)
                        .picture();
                assertThat(TestPictures.psnr(picture, expected))
                        .as("cut off after %d of %d bytes", length, whole.length)
                        .isGreaterThan(40);
            } catch (ImageCorrupt | ImageUnsupported e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(380);
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void aFileWithWrongBytesGivesAPictureOrATypedError(ImageFormat format) throws Exception {
        byte[] whole = sample(format);
        Random random = new Random(3);
        for (int run = 0; run < 600; run++) {
            byte[] damaged = whole.clone();
            // Half of the damage goes to the headers, where it does most.
            int reach = run % 2 == 0 ? Math.min(whole.length, 300) : whole.length;
            for (int i = 0; i <= run % 4; i++) {
                damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            for (String operation : new String[] {"thumbnail", "grayscale"}) {
                try {
                    Job.run(damaged, operation, Map.of());
                } catch (PermanentFailure e) {
                    assertThat(e).isInstanceOfAny(ImageCorrupt.class, ImageUnsupported.class, ImageTooLarge.class);
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    void aJpegThatLostItsLastThirdIsNotFilledWithGray() {
        byte[] photo = TestPictures.jpeg(TestPictures.photo(640, 480), 90);
        byte[] cut = Arrays.copyOf(photo, photo.length * 2 / 3);

        assertThatThrownBy(() -> Job.run(cut, "grayscale", Map.of()))
                .isInstanceOf(ImageCorrupt.class)
                .hasMessageContaining("JPEG picture is damaged");
    }

    @Test
    void aPngWithOneWrongBitIsRefusedByItsChecksum() {
        byte[] picture = TestPictures.encode(TestPictures.photo(64, 48), "png");
        picture[picture.length / 2] ^= 1;

        assertThatThrownBy(() -> Job.of(picture, "grayscale", Map.of()).check())
                .isInstanceOf(ImageCorrupt.class)
                .hasMessageContaining("checksum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%PDF-1.7 and so on", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "II*\0", "G", "RIFFxxxxWAVE"
            })
    void contentThatIsNoPictureIsUnsupported(String content) {
        assertThatThrownBy(() -> Job.of(content.getBytes(StandardCharsets.US_ASCII), "grayscale", Map.of())
                        .check())
                .isInstanceOfSatisfying(
                        ImageUnsupported.class, e -> assertThat(e.kind()).isEqualTo(PermanentFailure.Kind.UNSUPPORTED))
                .hasMessage("The content is not a picture that is read here. Send JPEG, PNG, GIF or WebP.");
    }

    @Test
    void noContentIsCorrupt() {
        assertThatThrownBy(() -> Job.of(new byte[0], "grayscale", Map.of()).check())
                .isInstanceOf(ImageCorrupt.class)
                .hasMessage("There is no picture: the content is empty.");
    }

    private static byte[] sample(ImageFormat format) {
        return switch (format) {
            case JPEG -> TestPictures.withExif(TestPictures.jpeg(TestPictures.photo(160, 120), 85), 6);
            case PNG -> TestPictures.encode(TestPictures.photo(80, 60), "png");
            case GIF -> TestPictures.encode(TestPictures.photo(80, 60), "gif");
            case WEBP -> TestPictures.webp("lossy");
        };
    }
}
