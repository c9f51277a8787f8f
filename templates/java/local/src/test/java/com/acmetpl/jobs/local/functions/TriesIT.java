package com.acmetpl.jobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.local.JobsClient;
import com.acmetpl.jobs.local.Queues;
import com.acmetpl.jobs.local.TestProcessor;
import com.acmetpl.jobs.model.JobState;
import com.acmetpl.jobs.store.JobNames;

/** What counts as a try of a job, with the {@code host.json} of the package. */
@Timeout(240)
class TriesIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int KILLS = 10;

    @ParameterizedTest(name = "JOBS_MAX_TRIES={0}: {1}")
    @CsvSource({"'', 5", "2, 2"})
    void a_job_that_always_fails_is_given_up_after_its_tries_with_its_reason(String setting, int tries)
            throws IOException {
        try (Azurite azurite = Azurite.start()) {
            HostProcess.Options options =
                    PackagedApp.on(azurite, TriesIT.class).withSettings(Map.of("JOBS_MAX_TRIES", setting));
            QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.BASE64);
            poison.createIfNotExists();
            String id;

            try (HostProcess host =
                    HostProcess.start(options.withSettings(Map.of("AzureWebJobs.poison.Disabled", "true")))) {
                JobsClient jobs = new JobsClient(host.address());
                id = jobs.submit("operation=" + TestProcessor.FAILS_ALWAYS, bytes("no hope"));
                await().atMost(LIMIT).until(() -> Queues.count(poison) == 1 && Queues.count(queue) == 0);
                assertThat(poison.peekMessage().getBody()).hasToString(id);
                assertThat(jobs.status(id).path("attempts").asInt()).isEqualTo(tries);
            }

            try (HostProcess host = HostProcess.start(options)) {
                JsonNode poisoned = new JobsClient(host.address()).await(id, JobState.POISONED);
                assertThat(poisoned.path("attempts").asInt()).isEqualTo(tries);
                assertThat(poisoned.path("error").path("message").asText()).isEqualTo("failure " + tries);
                await().atMost(LIMIT).until(() -> Queues.count(poison) == 0);
            }
        }
    }

    @Test
    void a_job_whose_process_was_killed_ten_times_succeeds_when_it_is_let_through() throws IOException {
        try (Azurite azurite = Azurite.start();
                HostProcess host = HostProcess.start(PackagedApp.on(azurite, TriesIT.class)
                        .withJvmOptions("-Xmx160m", "-Dhost.message.lease=PT2S"))) {
            JobsClient jobs = new JobsClient(host.address());
            String id = jobs.submit("operation=" + TestProcessor.ELEVENTH_TIME, bytes("killed again and again"));

            for (int kill = 1; kill <= KILLS; kill++) {
                awaitAttempt(jobs, id, kill);
                long pid = host.pid();
                assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                        .isTrue();
                await().atMost(LIMIT).until(() -> host.pid() != pid);
            }

            JsonNode done = awaitState(jobs, id, JobState.SUCCEEDED);
            assertThat(done.path("attempts").asInt()).isEqualTo(KILLS + 1);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.BASE64);
            poison.createIfNotExists();
            assertThat(Queues.count(poison)).isZero();
        }
    }

    private static void awaitAttempt(JobsClient jobs, String id, int attempt) {
        await("attempt " + attempt)
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(
                        () -> jobs.status(id),
                        status -> status.path("state").asText().equals("RUNNING")
                                && status.path("attempts").asInt() == attempt);
    }

    private static JsonNode awaitState(JobsClient jobs, String id, JobState state) {
        return await("job " + id + " to be " + state)
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(
                        () -> jobs.status(id),
                        status -> status.path("state").asText().equals(state.name()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
