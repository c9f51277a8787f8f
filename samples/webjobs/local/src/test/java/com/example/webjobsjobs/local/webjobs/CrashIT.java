package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.JobsClient;
import com.example.webjobsjobs.local.TestProcessor;
import com.example.webjobsjobs.model.JobState;

/** Processes that end by themselves. */
@Timeout(120)
class CrashIT {

    @Test
    void an_app_and_a_worker_that_were_killed_are_started_again() throws IOException {
        try (Azurite azurite = Azurite.start();
                AppService service = AppService.start(UnpackedSite.on(azurite, CrashIT.class))) {
            JobsClient jobs = new JobsClient(service.address());
            awaitWorkers(jobs, 1);
            List<Long> before = service.processIds();

            before.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(service.processIds()).doesNotContainAnyElementsOf(before));
            // The row of the one that was killed is not old yet.
            awaitWorkers(jobs, 2);
            String id =
                    jobs.submit("operation=" + TestProcessor.COUNTS, "after a crash".getBytes(StandardCharsets.UTF_8));
            jobs.await(id, JobState.SUCCEEDED);
        }
    }

    @Test
    void a_worker_whose_settings_are_wrong_is_not_started_again() throws Exception {
        try (Azurite azurite = Azurite.start();
                AppService service = AppService.start(
                        UnpackedSite.on(azurite, CrashIT.class).withSettings(Map.of("JOBS_WORKER_BATCH_SIZE", "33")))) {
            assertThat(service.await()).isEqualTo(2);
        }
    }

    private static void awaitWorkers(JobsClient jobs, int number) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                        JobsClient.json(jobs.get("/api/health")).path("workers"))
                .hasSize(number));
    }
}
