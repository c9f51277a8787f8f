package com.example.webjobsjobs.local.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;

import com.example.webjobsjobs.local.JobsClient;
import com.example.webjobsjobs.local.ProcessorContract;
import com.example.webjobsjobs.model.JobState;

/** What the image processor makes of good and of bad pictures. */
public final class ImageContract implements ProcessorContract {

    /** Decibels: the noise that scaling and JPEG leave; wrong orientation or colours are below 15. */
    private static final double LIKE = 28;

    @Override
    public Stream<DynamicTest> tests(JobsClient jobs) {
        Stream<DynamicTest> seldom = Pictures.SELDOM.entrySet().stream()
                .map(picture ->
                        dynamicTest("a " + picture.getKey() + " is read", () -> isRead(jobs, picture.getValue())));
        return Stream.concat(seldom, common(jobs));
    }

    private static Stream<DynamicTest> common(JobsClient jobs) {
        return Stream.of(
                dynamicTest(
                        "a photo of 12 megapixels comes back as an upright thumbnail",
                        () -> aPhotoComesBackUpright(jobs)),
                dynamicTest(
                        "a corrupt picture is given up at the first try with its reason",
                        () -> aCorruptPictureIsGivenUp(jobs)),
                dynamicTest(
                        "a decompression bomb is refused at once and without its memory",
                        () -> aDecompressionBombIsRefused(jobs)));
    }

    /** By libraries that a package could lack without a word until such a picture comes. */
    private static void isRead(JobsClient jobs, String picture) throws IOException {
        byte[] content = Base64.getMimeDecoder().decode(picture);

        JsonNode status = jobs.await(jobs.submit("operation=convert&format=png", content), JobState.SUCCEEDED);

        HttpResponse<byte[]> result =
                jobs.get(status.path("links").path("result").asText());
        Color middle =
                new Color(ImageIO.read(new ByteArrayInputStream(result.body())).getRGB(8, 8));
        assertThat(middle.getRed()).as("red").isCloseTo(0x30, within(24));
        assertThat(middle.getGreen()).as("green").isCloseTo(0x60, within(24));
        assertThat(middle.getBlue()).as("blue").isCloseTo(0xC0, within(24));
    }

    private static void aPhotoComesBackUpright(JobsClient jobs) throws IOException {
        BufferedImage photo = Pictures.photo(4000, 3000);

        String id = jobs.submit("operation=thumbnail&width=300", Pictures.jpeg(photo, Pictures.TURN_RIGHT));
        JsonNode status = jobs.await(id, JobState.SUCCEEDED);
        HttpResponse<byte[]> result =
                jobs.get(status.path("links").path("result").asText());

        assertThat(status.path("percent").asInt()).isEqualTo(100);
        assertThat(status.path("attempts").asInt()).isEqualTo(1);
        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(result.body()));
        assertThat(thumbnail.getWidth()).isEqualTo(300);
        assertThat(thumbnail.getHeight()).isEqualTo(400);
        BufferedImage reference = Pictures.scaled(Pictures.turnedRight(photo), 300, 400);
        assertThat(Pictures.likeness(thumbnail, reference)).isGreaterThan(LIKE);
    }

    private static void aCorruptPictureIsGivenUp(JobsClient jobs) {
        byte[] jpeg = Pictures.jpeg(Pictures.photo(400, 300), 1);
        byte[] cutOff = Arrays.copyOf(jpeg, jpeg.length / 2);

        JsonNode status = jobs.await(jobs.submit("operation=thumbnail&width=100", cutOff), JobState.POISONED);

        assertThat(status.path("attempts").asInt()).isEqualTo(1);
        assertThat(status.path("error").path("type").asText()).isEqualTo("ImageCorrupt");
        assertThat(status.path("error").path("message").asText()).isNotBlank();
        assertThat(jobs.get("/api/jobs/" + status.path("id").asText() + "/result")
                        .statusCode())
                .isEqualTo(410);
    }

    private static void aDecompressionBombIsRefused(JobsClient jobs) {
        byte[] bomb = Pictures.bomb();
        assertThat(bomb).hasSizeLessThan(2_000_000);

        // The first of these calls loads classes, and any of them can meet a busy machine; the quickest one counts.
        long quickest = IntStream.range(0, 5)
                .mapToLong(attempt -> {
                    long start = System.nanoTime();
                    HttpResponse<byte[]> response = jobs.submission("operation=thumbnail&width=100", bomb);
                    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                    assertThat(response.statusCode())
                            .as(JobsClient.text(response))
                            .isEqualTo(413);
                    assertThat(JobsClient.json(response).path("detail").asText())
                            .contains("pixels");
                    return millis;
                })
                .min()
                .orElseThrow();

        assertThat(quickest).isLessThan(100);
    }
}
