package com.example.mixjobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.JobsClient;
import com.example.mixjobs.local.Queues;
import com.example.mixjobs.local.TestProcessor;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.Submission;
import com.example.mixjobs.store.JobNames;

/** An app that somebody has set wrongly. */
@Timeout(120)
class WrongSettingsIT {

    private static final byte[] CONTENT = "kept".getBytes(StandardCharsets.UTF_8);

    @Test
    void every_call_names_the_setting_and_so_does_the_log_once_and_no_job_loses_a_try(@TempDir Path temp)
            throws IOException {
        Path log = temp.resolve("host.log");
        try (Azurite azurite = Azurite.start()) {
            Jobs jobs = Jobs.create(Map.of("AzureWebJobsStorage", azurite.connectionString()));
            Job job = jobs.service().submit(new Submission(TestProcessor.COUNTS, Map.of(), CONTENT, null));
            QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.BASE64);
            poison.createIfNotExists();

            try (HostProcess host = HostProcess.start(PackagedApp.on(azurite, WrongSettingsIT.class)
                    .withLog(log)
                    .withSettings(Map.of(
                            "JOBS_MAX_INPUT_BYTES", "abc",
                            "AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "1")))) {
                JobsClient client = new JobsClient(host.address());
                for (String path : List.of("/", "/api/health", "/api/jobs", "/api/jobs/" + job.id())) {
                    assertNamesTheSetting(client.get(path));
                }
                assertNamesTheSetting(client.submission("operation=thumbnail", CONTENT));
                assertNamesTheSetting(client.submission("operation=thumbnail", CONTENT, "Content-Type", "image/jpeg"));
                await().atMost(Duration.ofSeconds(60)).until(() -> queue.peekMessage() == null);
            }

            // Out of sight and neither deleted nor given up, although one try would have been the last.
            assertThat(Queues.count(queue)).isEqualTo(1);
            assertThat(queue.peekMessage()).isNull();
            assertThat(Queues.count(poison)).isZero();
            assertThat(jobs.service().find(job.id()).state()).isEqualTo(JobState.QUEUED);
            assertThat(Files.readAllLines(log))
                    .filteredOn(line -> line.contains("JOBS_MAX_INPUT_BYTES"))
                    .singleElement()
                    .asString()
                    .contains("JOBS_MAX_INPUT_BYTES is \"abc\", but must be a number of bytes");
        }
    }

    private static void assertNamesTheSetting(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JobsClient.json(answer).path("detail").asText())
                .contains("JOBS_MAX_INPUT_BYTES is \"abc\", but must be");
    }
}
