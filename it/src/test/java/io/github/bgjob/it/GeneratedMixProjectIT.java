package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project for short and long jobs: functions in front, Azure Batch behind. Its names are those of its modules. */
@Order(1)
class GeneratedMixProjectIT extends ProjectWithAPage {

    private static final Duration GENERATE = Duration.ofMinutes(5);
    private static final Duration VERIFY = Duration.ofMinutes(15);
    private static final Duration JOB = Duration.ofMinutes(3);

    @TempDir
    private static Path place;

    private static Path project;

    @BeforeAll
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    static void it_is_generated_and_its_own_tests_pass() throws IOException, InterruptedException {
        String launcher = Here.launcher();
        Command generate = Command.in(
                place,
                launcher,
                "--workload",
                "mixed",
                "--duration",
                "2h",
                "--budget",
                "low",
                "--availability",
                "always-ready",
                "--group-id",
                "org.jobs.core.functions",
                "--artifact-id",
                "core",
                "--project-version",
                "7",
                "--package",
                "local.core.web.batch",
                "--yes",
                "my jobs");
        assertThat(generate.succeedWithin(GENERATE)).contains("Recommendation: Azure Functions");
        project = place.resolve("my jobs");
        Command.in(project, "./mvnw", "-B", "-ntp", "verify").succeedWithin(VERIFY);
    }

    @Override
    Path project() {
        return project;
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_short_job_runs_in_the_function_and_a_long_one_as_a_task() throws IOException, InterruptedException {
        try (RunningProject running = RunningProject.start(project)) {
            byte[] picture = TestPicture.jpeg(800, 600);
            String shortJob = location(running, "operation=thumbnail&width=160", picture);
            String longJob = location(running, "operation=watermark&text=bgjob", picture);

            assertThat(ended(running, shortJob))
                    .containsEntry("state", "SUCCEEDED")
                    .doesNotContainKey("batch");
            assertThat(ended(running, longJob))
                    .containsEntry("state", "SUCCEEDED")
                    .containsKey("batch");
            assertThat(running.get(longJob + "/result").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void its_package_is_smaller_than_14_megabytes() throws IOException {
        assertThat(new FunctionsPackage(project).bytes()).isBetween(1_000_000L, 14_000_000L);
    }

    private static String location(RunningProject running, String query, byte[] picture)
            throws IOException, InterruptedException {
        return running.post("api/jobs?" + query, picture)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static Map<String, Object> ended(RunningProject running, String job) {
        return await("the end of " + job)
                .atMost(JOB)
                .until(() -> JSON.std.mapFrom(running.get(job).body()), it -> it.get("finished") != null);
    }
}
