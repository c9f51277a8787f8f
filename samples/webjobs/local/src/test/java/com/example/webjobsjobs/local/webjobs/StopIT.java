package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.Queues;
import com.example.webjobsjobs.local.TestProcessor;
import com.example.webjobsjobs.model.JobId;
import com.example.webjobsjobs.model.JobState;
import com.example.webjobsjobs.service.Submission;
import com.example.webjobsjobs.store.JobNames;

/** The WebJob by its own script, from its start to its end. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends Unix signals to a shell script")
class StopIT {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"signal", "file"})
    void asked_to_stop_it_hands_back_what_it_cannot_finish_and_ends_with_0(String request) throws Exception {
        try (Azurite azurite = Azurite.start()) {
            Jobs jobs = Jobs.create(Map.of("AzureWebJobsStorage", azurite.connectionString()));
            JobId id = submit(jobs);
            Path shutdownFile = temp.resolve("shutdown");
            Process worker = start(UnpackedSite.on(azurite, StopIT.class)
                    .withSettings(Map.of("WEBJOBS_SHUTDOWN_FILE", shutdownFile.toString())));
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> jobs.service().find(id).state() == JobState.RUNNING && workers(jobs) == 1);

                if (request.equals("file")) {
                    Files.createFile(shutdownFile);
                } else {
                    worker.destroy();
                }

                assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(worker.exitValue()).isZero();
                assertThat(workers(jobs)).isZero();
                QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.BASE64);
                assertThat(queue.peekMessage().getBody()).hasToString(id.toString());
                assertThat(Files.readString(output()))
                        .contains("1 message(s) were handed back")
                        .containsOnlyOnce("Jobs: received 1,");
                assertThat(Files.readString(errors())).doesNotContain(" INFO ", " WARN ");
            } finally {
                worker.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            JOBS_WORKER_BATCH_SIZE | 33   | batchSize is 33, but must be from 1 to 32.
            JOBS_LOG_LEVEL         | loud | JOBS_LOG_LEVEL is "loud", but must be one of error, warn, info, debug.
            """)
    void a_wrong_setting_is_named_and_ends_it_with_2(String setting, String value, String named) throws Exception {
        try (Azurite azurite = Azurite.start()) {
            Process worker = start(UnpackedSite.on(azurite, StopIT.class).withSettings(Map.of(setting, value)));

            assertThat(worker.waitFor()).isEqualTo(2);
            assertThat(Files.readString(errors())).contains("worker: " + named);
        }
    }

    private static int workers(Jobs jobs) {
        return jobs.storage().workers().buildsWrittenSince(Instant.EPOCH).size();
    }

    private Process start(AppService.Options options) throws IOException {
        Path script = options.site().resolve(AppService.WEBJOB).resolve("run.sh");
        ProcessBuilder builder = new ProcessBuilder(script.toString())
                .redirectOutput(output().toFile())
                .redirectError(errors().toFile());
        builder.environment().putAll(options.settings());
        return builder.start();
    }

    private Path output() {
        return temp.resolve("output");
    }

    private Path errors() {
        return temp.resolve("errors");
    }

    private static JobId submit(Jobs jobs) {
        byte[] content = "too long".getBytes(StandardCharsets.UTF_8);
        return jobs.service()
                .submit(new Submission(TestProcessor.LASTS, Map.of(), content, null))
                .id();
    }
}
