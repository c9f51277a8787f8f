package com.example.mixjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.store.JobNames;

/** What a caller sees of the packaged app, the same on every platform: over HTTP, on Azurite, in processes of its own. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JobsContract {

    private Azurite azurite;
    private Platform.Running running;
    private JobsClient jobs;

    /** Starts the packaged app with quick retries, little memory and {@link TestProcessor}. */
    protected abstract Platform.Running start(Azurite azurite) throws IOException;

    /** What it is behind. */
    protected abstract Front front();

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

    /** These change with the processor. */
    @TestFactory
    Stream<DynamicTest> what_callers_see_of_the_work_itself() {
        return ServiceLoader.load(ProcessorContract.class).stream()
                .flatMap(contract -> contract.get().tests(jobs));
    }

    @TestFactory
    Stream<DynamicTest> what_callers_may_submit() {
        return new SubmissionContract(running.page().orElseThrow(), front()).tests();
    }

    @TestFactory
    Stream<DynamicTest> what_callers_may_ask() {
        return new CallContract(running.page().orElseThrow(), front()).tests();
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
