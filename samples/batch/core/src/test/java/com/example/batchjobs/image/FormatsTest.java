package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FormatsTest {

    private static final Map<String, String> TO_PNG = Map.of("format", "png");

    private final BufferedImage picture = TestPictures.smooth(120, 90);

    @Test
    void webpIsReadAndComesOutAsJpeg() throws Exception {
        Job job = Job.run(TestPictures.webp("lossy"), "thumbnail", Map.of("width", "60"));

        assertThat(job.mediaType()).isEqualTo("image/jpeg");
        assertThat(TestPictures.psnr(job.picture(), TestPictures.smooth(60, 45)))
                .isGreaterThan(28);
    }

    @Test
    void transparentWebpComesOutAsPng() throws Exception {
        Job job = Job.run(TestPictures.webp("transparent"), "resize", Map.of("width", "60"));

        assertThat(job.mediaType()).isEqualTo("image/png");
        assertThat(job.picture().getRGB(10, 20) >>> 24).isZero();
        assertThat(job.picture().getRGB(50, 20) >>> 24).isEqualTo(255);
    }

    @Test
    void losslessWebpIsReadExactly() throws Exception {
        BufferedImage result =
                Job.run(TestPictures.webp("lossless"), "convert", TO_PNG).picture();

        assertThat(TestPictures.psnr(result, TestPictures.smooth(40, 30))).isInfinite();
    }

    @Test
    void webpIsPutUpright() throws Exception {
        BufferedImage result =
                Job.run(TestPictures.webp("sideways"), "convert", TO_PNG).picture();

        assertThat(TestPictures.psnr(result, TestPictures.stored(picture, 8))).isGreaterThan(28);
    }

    @Test
    void ofAnAnimatedWebpTheFirstFrameIsUsed() throws Exception {
        byte[] file = TestPictures.webp("animated");

        assertThat(header(file).frames()).isEqualTo(2);
        assertThat(TestPictures.psnr(Job.run(file, "convert", TO_PNG).picture(), picture))
                .isGreaterThan(28);
    }

    @Test
    void ofAnAnimatedGifTheFirstFrameIsUsed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(picture, null, null), null);
            writer.writeToSequence(new IIOImage(TestPictures.smooth(50, 50), null, null), null);
            writer.endWriteSequence();
        }

        assertThat(header(bytes.toByteArray()).frames()).isEqualTo(2);
        assertThat(TestPictures.psnr(
                        Job.run(bytes.toByteArray(), "convert", TO_PNG).picture(), picture))
                .isGreaterThan(28);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void everyKindOfColourPngIsRead(int type) throws Exception {
        BufferedImage other = new BufferedImage(120, 90, type);
        Graphics2D graphics = other.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();

        BufferedImage result =
                Job.run(TestPictures.encode(other, "png"), "convert", TO_PNG).picture();

        assertThat(TestPictures.psnr(result, other)).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "16, 8"})
    void everyKindOfGrayPngKeepsItsNumbers(int bits, int shift) throws Exception {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        BufferedImage gray =
                ImageTypeSpecifier.createGrayscale(bits, type, false).createBufferedImage(256, 3);
        for (int x = 0; x < 256; x++) {
            gray.getRaster().setSample(x, 1, 0, x << shift);
        }

        BufferedImage result =
                Job.run(TestPictures.encode(gray, "png"), "convert", TO_PNG).picture();

        assertThat(result.getRaster().getNumBands()).isEqualTo(1);
        for (int x = 0; x < 256; x++) {
            assertThat(result.getRaster().getSample(x, 1, 0)).isEqualTo(x);
        }
    }

    @Test
    void aPngInSevenPassesIsReadAndMadeSmaller() throws Exception {
        BufferedImage large = TestPictures.smooth(1003, 751);
        byte[] file = encoded(large, "png");

        assertThat(TestPictures.psnr(Job.run(file, "convert", TO_PNG).picture(), large))
                .isInfinite();
        assertThat(TestPictures.psnr(
                        Job.run(file, "thumbnail", Map.of("width", "100", "format", "png"))
                                .picture(),
                        TestPictures.averaged(large, 100, 75)))
                .isGreaterThan(32);
    }

    @Test
    void aProgressiveJpegIsReadAndMadeSmaller() throws Exception {
        BufferedImage large = TestPictures.smooth(1003, 751);
        byte[] file = TestPictures.progressiveJpeg(large);

        assertThat(TestPictures.psnr(Job.run(file, "convert", TO_PNG).picture(), large))
                .isGreaterThan(33);
        assertThat(TestPictures.psnr(
                        Job.run(file, "thumbnail", Map.of("width", "100", "format", "png"))
                                .picture(),
                        TestPictures.averaged(large, 100, 75)))
                .isGreaterThan(32);
    }

    @Test
    void aGrayJpegStaysGray() throws Exception {
        BufferedImage gray = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            gray.getRaster().setSample(i % 64, i / 64, 0, 3 * (i % 64));
        }

        BufferedImage result =
                Job.run(TestPictures.jpeg(gray, 95), "convert", TO_PNG).picture();

        assertThat(result.getRaster().getNumBands()).isEqualTo(1);
        assertThat(TestPictures.psnr(OperationsTest.shown(result), OperationsTest.shown(gray)))
                .isGreaterThan(40);
    }

    @Test
    void aJpegOfRgbNumbersIsNotTakenForLuminanceAndDifferences() throws Exception {
        byte[] file = TestPictures.rgbJpeg(picture);

        assertThat(header(file).samples()).isEqualTo(ImageHeader.Samples.RGB);
        assertThat(TestPictures.psnr(Job.run(file, "convert", TO_PNG).picture(), picture))
                .isGreaterThan(33);
    }

    @Test
    void arithmeticCodedJpegIsUnsupportedAndSaysWhatIs() {
        byte[] file = TestPictures.jpeg(picture, 80);
        for (int i = 0; i < file.length - 1; i++) {
            if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == 0xC0) {
                file[i + 1] = (byte) 0xC9;
            }
        }

        assertThatThrownBy(() -> Job.of(file, "grayscale", Map.of()).check())
                .isInstanceOf(ImageUnsupported.class)
                .hasMessageContaining("Save the picture as baseline or progressive JPEG.");
    }

    private static byte[] encoded(BufferedImage image, String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        return bytes.toByteArray();
    }

    private static ImageHeader header(byte[] file) throws Exception {
        return ImageHeader.read(new ByteArrayInputStream(file), ImageLimits.DEFAULT);
    }
}
