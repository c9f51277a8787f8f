package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project for somebody who has an App Service already, and names that are allowed and that nobody expects. */
@Order(Integer.MAX_VALUE - 1)
class GeneratedWebJobsProjectIT extends ProjectWithAPage {

    private static final Duration GENERATE = Duration.ofMinutes(3);
    private static final Duration VERIFY = Duration.ofMinutes(12);

    @TempDir
    private static Path place;

    private static Path project;

    @BeforeAll
    @Timeout(value = 16, unit = TimeUnit.MINUTES)
    static void it_is_generated_and_its_own_tests_pass() throws IOException, InterruptedException {
        String launcher = Here.launcher();
        String printed = Command.in(
                        place,
                        launcher,
                        "--app-service",
                        "linux",
                        "--duration",
                        "30s",
                        "--availability",
                        "always-ready",
                        "--budget",
                        "high",
                        "--group-id",
                        "x_1",
                        "--artifact-id",
                        "microsoft-windows-login",
                        "--project-version",
                        "0-0",
                        "--package",
                        "_a.__b._c1",
                        "--yes",
                        "my jobs")
                .succeedWithin(GENERATE);
        assertThat(printed).contains("Recommendation: Azure WebJobs in the existing App Service");
        project = place.resolve("my jobs");
        Command.in(project, "./mvnw", "-B", "-ntp", "verify").succeedWithin(VERIFY);
    }

    /** Not after a clean: what the build before has left must not get into this one's jars. */
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void built_again_it_is_the_same_build() throws IOException, InterruptedException {
        String first = buildId();

        Command.in(project, "./mvnw", "-B", "-ntp", "-q", "-DskipTests", "package")
                .succeedWithin(Duration.ofMinutes(5));

        assertThat(first).matches("[0-9a-f]{16}\n");
        assertThat(buildId()).isEqualTo(first);
    }

    private static String buildId() throws IOException {
        try (ZipFile zip =
                new ZipFile(project.resolve("webjob/target/app-service.zip").toFile())) {
            return new String(zip.getInputStream(zip.getEntry("build-id")).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Override
    Path project() {
        return project;
    }
}
