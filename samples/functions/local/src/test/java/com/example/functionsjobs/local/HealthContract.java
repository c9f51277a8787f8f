package com.example.functionsjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.azurite.Azurite;

/** What the packaged app says of itself. */
@Timeout(120)
public abstract class HealthContract {

    /** Starts the packaged app. */
    protected abstract Platform.Running start(Azurite azurite) throws IOException;

    /** The builds that a healthy app names, as JSON. */
    protected abstract String builds() throws IOException;

    /** The build that the package is of. */
    protected abstract String build() throws IOException;

    @Test
    void it_names_the_builds_that_run_and_storage_that_does_not_answer_is_no_fault_of_the_app() throws IOException {
        try (Azurite azurite = Azurite.start();
                Platform.Running running = start(azurite)) {
            JobsClient jobs = new JobsClient(running.page().orElseThrow());

            assertThat(build()).matches("[0-9a-f]{16}");
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                            JobsClient.text(jobs.get("/api/health")))
                    .isEqualTo("{\"status\":\"ok\",%s}".formatted(builds())));

            azurite.stop();

            HttpResponse<byte[]> without = jobs.get("/api/health");
            assertThat(without.statusCode()).isEqualTo(200);
            assertThat(JobsClient.text(without))
                    .isEqualTo("{\"status\":\"no-storage\",\"build\":\"%s\"}".formatted(build()));
        }
    }
}
