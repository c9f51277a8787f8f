package com.example.batchjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.azurite.Azurite;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.store.JobNames;

/** What a caller sees of the packaged app, the same on every platform: over HTTP, on Azurite, in processes of its own. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JobsContract {

    /** Decibels: the noise that scaling and JPEG leave; wrong orientation or colours are below 15. */
    private static final double LIKE = 28;

    private Azurite azurite;
    private Platform.Running running;
    private JobsClient jobs;

    /** Starts the packaged app with quick retries, little memory and {@link TestProcessor}. */
    protected abstract Platform.Running start(Azurite azurite) throws IOException;

    @BeforeAll
    void start() throws IOException {
        azurite = Azurite.start();
        running = start(azurite);
        jobs = new JobsClient(running.page().orElseThrow());
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
        if (azurite != null) {
            azurite.close();
        }
    }

    @Test
    void a_photo_of_12_megapixels_comes_back_as_an_upright_thumbnail() throws IOException {
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

    @Test
    void a_corrupt_picture_is_given_up_at_the_first_try_with_its_reason() {
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

    @Test
    void a_job_that_fails_three_times_succeeds_at_the_fourth_try() {
        String id = jobs.submit("operation=" + TestProcessor.FAILS_THREE_TIMES, bytes("three failures"));

        JsonNode status = jobs.await(id, JobState.SUCCEEDED);

        assertThat(status.path("attempts").asInt()).isEqualTo(4);
        assertThat(JobsClient.text(jobs.get("/api/jobs/" + id + "/result"))).isEqualTo("run 4");
    }

    @Test
    void a_job_that_always_fails_is_given_up_after_five_tries_and_keeps_its_last_error() {
        String id = jobs.submit("operation=" + TestProcessor.FAILS_ALWAYS, bytes("no hope"));

        JsonNode status = jobs.await(id, JobState.POISONED);

        assertThat(status.path("attempts").asInt()).isEqualTo(5);
        assertThat(status.path("error").path("message").asText()).isEqualTo("failure 5");
    }

    @Test
    void the_same_idempotency_key_twice_makes_one_job() {
        String query = "operation=" + TestProcessor.COUNTS;
        String first = jobs.submit(query, bytes("once"), "Idempotency-Key", "some-key");
        String second = jobs.submit(query, bytes("once"), "Idempotency-Key", "some-key");
        String other = jobs.submit(query, bytes("other"), "Idempotency-Key", "other-key");

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        jobs.await(first, JobState.SUCCEEDED);
        assertThat(JobsClient.text(jobs.get("/api/jobs/" + first + "/result"))).isEqualTo("run 1");
        assertThat(JobsClient.json(jobs.get("/api/jobs?limit=200")).path("jobs").findValuesAsText("id"))
                .containsOnlyOnce(first);
    }

    @Test
    void a_duplicate_message_changes_nothing() {
        QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
        String id = jobs.submit("operation=" + TestProcessor.COUNTS, bytes("with a duplicate"));
        JsonNode before = jobs.await(id, JobState.SUCCEEDED);

        queue.sendMessage(id);
        await().atMost(Duration.ofSeconds(20)).until(() -> Queues.count(queue) == 0);

        assertThat(jobs.status(id)).isEqualTo(before);
        assertThat(JobsClient.text(jobs.get("/api/jobs/" + id + "/result"))).isEqualTo("run 1");
    }

    @Test
    void messages_that_nobody_can_read_do_not_stop_the_others() {
        QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.NONE);
        queue.createIfNotExists();
        queue.sendMessage("*** not Base64 ***");
        queue.sendMessage("bm90IGEgam9i");

        jobs.await(jobs.submit("operation=" + TestProcessor.COUNTS, bytes("after nonsense")), JobState.SUCCEEDED);
        await().atMost(Duration.ofSeconds(20)).until(() -> Queues.count(queue) == 0);
    }

    @Test
    void a_decompression_bomb_is_refused_at_once_and_without_its_memory() {
        byte[] bomb = Pictures.bomb();
        assertThat(bomb).hasSizeLessThan(2_000_000);

        // The first of these calls loads classes, and any of them can meet a busy machine; the quickest one counts.
        long quickest = IntStream.range(0, 5)
                .mapToLong(attempt -> {
                    long start = System.nanoTime();
                    HttpResponse<byte[]> response = jobs.send("POST", "/api/jobs?operation=thumbnail&width=100", bomb);
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

    @Test
    void a_running_job_can_be_cancelled() {
        String id = jobs.submit("operation=" + TestProcessor.LASTS, bytes("too long"));
        jobs.await(id, JobState.RUNNING);

        HttpResponse<byte[]> answer = jobs.send("DELETE", "/api/jobs/" + id, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(202);
        jobs.await(id, JobState.CANCELLED);
        QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
        await().atMost(Duration.ofSeconds(20)).until(() -> Queues.count(queue) == 0);
        assertThat(jobs.status(id).path("state").asText()).isEqualTo(JobState.CANCELLED.name());
        assertThat(jobs.get("/api/jobs/" + id + "/result").statusCode()).isEqualTo(410);
        assertThat(jobs.send("DELETE", "/api/jobs/" + id, new byte[0]).statusCode())
                .isEqualTo(409);
    }

    @Test
    void the_page_and_health_are_there_and_other_paths_are_not() {
        HttpResponse<byte[]> page = jobs.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(jobs.get("/api/health").statusCode()).isEqualTo(200);
        assertThat(jobs.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(jobs.get("/api/jobs/no-such-job").statusCode()).isEqualTo(404);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
