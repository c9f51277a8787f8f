package com.example.mixjobs.local.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.JobsClient;
import com.example.mixjobs.local.Platform;
import com.example.mixjobs.local.Queues;
import com.example.mixjobs.local.functions.FunctionsPlatform;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.Submission;
import com.example.mixjobs.store.JobNames;

/** Functions in front and the stand-in for Azure Batch behind: the app and the processor are those that are deployed. */
@Timeout(240)
class MixIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Platform.Wishes ANY_PORT = new Platform.Wishes(0, Optional.empty(), Optional.empty());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Names the placement, which is not in an app that has no tasks. */
    private static final Path PLACEMENT = MODULE.resolve(Path.of("target", "test-classes", "mix"));

    @Test
    void a_short_job_runs_in_the_function_and_a_long_one_as_a_task() throws IOException {
        try (Azurite azurite = Azurite.start();
                Platform.Running running = start(azurite)) {
            JobsClient jobs = new JobsClient(running.page().orElseThrow());
            // The first call of a host loads its classes, which on a busy machine takes long.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> jobs.get("/api/jobs").statusCode(), status -> status == 200);

            String shortOne = jobs.submit("operation=thumbnail&width=160", picture());
            String longOne = jobs.submit("operation=grayscale", picture());

            JsonNode inFunction = ended(jobs, shortOne);
            assertThat(inFunction.path("state").asText()).as("%s", inFunction).isEqualTo("SUCCEEDED");
            assertThat(inFunction.path("batch").isObject())
                    .as("a task of %s", inFunction)
                    .isFalse();

            JsonNode asTask = ended(jobs, longOne);
            assertThat(asTask.path("state").asText()).as("%s", asTask).isEqualTo("SUCCEEDED");
            assertThat(asTask.path("batch").path("task").asText()).isEqualTo(longOne);
            assertThat(jobs.get("/api/jobs/" + longOne + "/result").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void without_a_pool_every_call_says_so_and_jobs_wait() throws IOException {
        try (Azurite azurite = Azurite.start()) {
            Map<String, String> settings = Map.of(
                    "AzureWebJobsStorage", azurite.connectionString(),
                    "BATCH_ACCOUNT_ENDPOINT", "https://account.region.batch.azure.com",
                    "AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "1");
            Jobs jobs = Jobs.create(settings);
            Job job = jobs.service().submit(new Submission("grayscale", Map.of(), picture(), null));
            QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.BASE64);
            poison.createIfNotExists();

            try (Platform.Running running =
                    FunctionsPlatform.start(MODULE.getParent(), ANY_PORT, settings, List.of(PLACEMENT))) {
                JobsClient client = new JobsClient(running.page().orElseThrow());
                for (String path : List.of("/", "/api/health", "/api/jobs")) {
                    assertThat(client.get(path).statusCode()).as(path).isEqualTo(503);
                    assertThat(JobsClient.json(client.get(path)).path("detail").asText())
                            .contains("BATCH_POOL_ID is not set");
                }
                await().atMost(PATIENCE).until(() -> queue.peekMessage() == null);
            }

            // Out of sight and neither deleted nor given up, although one try would have been the last.
            assertThat(Queues.count(queue)).isEqualTo(1);
            assertThat(queue.peekMessage()).isNull();
            assertThat(Queues.count(poison)).isZero();
            assertThat(jobs.service().find(job.id()).state()).isEqualTo(JobState.QUEUED);
        }
    }

    private static Platform.Running start(Azurite azurite) throws IOException {
        return new MixPlatform(List.of(PLACEMENT))
                .start(
                        MODULE.getParent(),
                        ANY_PORT,
                        Map.of(
                                "AzureWebJobsStorage", azurite.connectionString(),
                                "AzureFunctionsJobHost__functionTimeout", "00:10:00",
                                "JOBS_EXPECTED_DURATION", "30s,grayscale=2h"));
    }

    private static JsonNode ended(JobsClient jobs, String id) {
        return await("the end of job " + id).atMost(PATIENCE).until(() -> jobs.status(id), status -> List.of(
                        "SUCCEEDED", "POISONED", "FAILED")
                .contains(status.path("state").asText()));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
