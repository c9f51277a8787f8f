package com.example.mixjobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.JobsClient;
import com.example.mixjobs.local.Queues;
import com.example.mixjobs.local.TestProcessor;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.store.JobNames;

/** The way through the poison queue and back. */
@Timeout(120)
class PoisonQueueIT {

    @Test
    void a_job_that_always_fails_lands_in_the_poison_queue_and_retry_brings_it_back() throws IOException {
        try (Azurite azurite = Azurite.start()) {
            HostProcess.Options options = PackagedApp.on(azurite, PoisonQueueIT.class);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.BASE64);
            poison.createIfNotExists();
            String id;

            try (HostProcess host =
                    HostProcess.start(options.withSettings(Map.of("AzureWebJobs.poison.Disabled", "true")))) {
                JobsClient jobs = new JobsClient(host.address());
                id = jobs.submit("operation=" + TestProcessor.FAILS_ALWAYS, "no hope".getBytes(StandardCharsets.UTF_8));
                await().atMost(Duration.ofSeconds(30)).until(() -> Queues.count(poison) == 1);
                assertThat(poison.peekMessage().getBody()).hasToString(id);
                assertThat(jobs.status(id).path("attempts").asInt()).isEqualTo(5);
            }

            try (HostProcess host = HostProcess.start(options)) {
                JobsClient jobs = new JobsClient(host.address());
                JsonNode poisoned = jobs.await(id, JobState.POISONED);
                assertThat(poisoned.path("error").path("message").asText()).isEqualTo("failure 5");

                HttpResponse<byte[]> retry = jobs.send("POST", "/api/jobs/" + id + "/retry", new byte[0]);

                assertThat(retry.statusCode()).isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> jobs.status(id)
                                        .path("error")
                                        .path("message")
                                        .asText(),
                                "failure 5"::equals);
                jobs.await(id, JobState.POISONED);
                assertThat(jobs.send("POST", "/api/jobs/no-such-job/retry", new byte[0])
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }
}
