package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.PermanentFailure;

@Timeout(60)
class LimitsTest {

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void aDecompressionBombIsRefusedWithin100MillisecondsAndWithoutItsMemory(ImageFormat format) throws Exception {
        Job harmless = Job.of(file(format), "thumbnail", Map.of());
        Job bomb = Job.of(bomb(format), "thumbnail", Map.of());
        // Loads what Java loads once.
        harmless.check();

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        assertThatThrownBy(bomb::check)
                .isInstanceOfSatisfying(
                        ImageTooLarge.class, e -> assertThat(e.kind()).isEqualTo(PermanentFailure.Kind.TOO_LARGE))
                .hasMessageMatching("The picture has \\d+×\\d+ pixels; "
                        + "at most 30,000 a side and 50,000,000 in all are accepted\\.");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(threads.getCurrentThreadAllocatedBytes() - memory).isLessThan(2_000_000);
        assertThat(taken).isLessThan(Duration.ofMillis(100));
        assertThatThrownBy(() -> bomb.run(percent -> {})).isInstanceOf(ImageTooLarge.class);
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() {
        byte[] jpeg = TestPictures.progressiveJpeg(TestPictures.smooth(64, 48));
        byte[] emptyScan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 63, 0};
        ByteBuffer many = ByteBuffer.allocate(jpeg.length + 1000 * emptyScan.length);
        many.put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 1000; i++) {
            many.put(emptyScan);
        }
        many.put(jpeg, jpeg.length - 2, 2);

        assertThatThrownBy(() -> Job.of(many.array(), "thumbnail", Map.of()).check())
                .isInstanceOf(ImageTooLarge.class)
                .hasMessage("The JPEG file has more than 100 scans.");
    }

    @ParameterizedTest(name = "resize to {0} of a {1}×{2} picture")
    @CsvSource({"width=30000 height=30000, 20, 10", "width=20000, 20, 20", "height=2, 30000, 1"})
    void aResultBeyondTheLimitsIsRefusedBeforeItIsMade(String parameters, int width, int height) throws Exception {
        byte[] picture = TestPictures.encode(TestPictures.smooth(width, height), "png");

        assertThatThrownBy(() ->
                        Job.of(picture, "resize", Job.parameters(parameters)).check())
                .isInstanceOf(ImageTooLarge.class)
                .hasMessageStartingWith("The result would have ");
    }

    @Test
    void moreBytesThanAllowedAreRefusedUnreadWhenTheSizeIsKnownAndUndecodedWhenItIsWrong() {
        ImageProcessor processor = new ImageProcessor(new ImageLimits(1000, 100, 5000));
        String message = "The picture has 5,001 bytes; at most 5,000 are accepted.";

        assertThatThrownBy(() -> processor.check(input(5001, new byte[5001])))
                .isInstanceOf(ImageTooLarge.class)
                .hasMessage(message);
        byte[] longer = Arrays.copyOf(TestPictures.cameraJpeg(TestPictures.photo(10, 10), 1), 6000);
        assertThatThrownBy(() -> processor.process(input(10, longer), type -> null, percent -> {}))
                .isInstanceOf(ImageTooLarge.class)
                .hasMessage(message);
    }

    @Test
    void settingsOverrideTheDefaults() {
        assertThat(ImageLimits.from(Map.of())).isEqualTo(new ImageLimits(50_000_000, 30_000, 20_000_000));
        assertThat(ImageLimits.from(
                        Map.of("IMAGE_MAX_PIXELS", "1000", "IMAGE_MAX_SIDE", " 100 ", "IMAGE_MAX_BYTES", "")))
                .isEqualTo(new ImageLimits(1000, 100, 20_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-1", "99999999999999999999", "600000000"})
    void aSettingThatIsNoNumberOfPixelsIsRefused(String value) {
        assertThatThrownBy(() -> ImageLimits.from(Map.of("IMAGE_MAX_PIXELS", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JobInput input(long announced, byte[] content) {
        return new JobInput() {
            @Override
            public String operation() {
                return "grayscale";
            }

            @Override
            public Map<String, String> parameters() {
                return Map.of();
            }

            @Override
            public long size() {
                return announced;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    private static byte[] file(ImageFormat format) {
        return switch (format) {
            case JPEG -> TestPictures.jpeg(TestPictures.smooth(120, 90), 80);
            case PNG -> TestPictures.encode(TestPictures.smooth(120, 90), "png");
            case GIF -> TestPictures.encode(TestPictures.smooth(120, 90), "gif");
            case WEBP -> TestPictures.webp("lossy");
        };
    }

    /** The small file, its sizes overwritten with the largest there are. */
    private static byte[] bomb(ImageFormat format) {
        byte[] file = file(format);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        switch (format) {
            case JPEG -> {
                int frame = indexOf(file, 0xFF, 0xC0);
                bytes.putShort(frame + 5, (short) 65_500).putShort(frame + 7, (short) 65_500);
            }
            case PNG -> {
                bytes.putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
                CRC32 crc = new CRC32();
                crc.update(file, 12, 17);
                bytes.putInt(29, (int) crc.getValue());
            }
            case GIF -> {
                int frame = indexOf(file, 0x2C, 0, 0, 0, 0, 120, 0, 90, 0);
                bytes.putInt(frame + 5, -1);
            }
            case WEBP -> bytes.putInt(26, 0xFF3FFF3F);
        }
        return file;
    }

    private static int indexOf(byte[] file, int... wanted) {
        for (int i = 0; i < file.length - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && (file[i + same] & 0xFF) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
