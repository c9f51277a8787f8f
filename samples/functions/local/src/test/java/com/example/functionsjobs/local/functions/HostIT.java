package com.example.functionsjobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.functionsjobs.azurite.Azurite;
import com.example.functionsjobs.local.JobsClient;
import com.example.functionsjobs.local.TestProcessor;
import com.example.functionsjobs.model.JobState;

/** What the host does besides running jobs. */
@Timeout(120)
class HostIT {

    @Test
    void with_a_function_key_only_the_page_and_health_are_open_to_all() throws IOException {
        try (Azurite azurite = Azurite.start();
                HostProcess host =
                        HostProcess.start(PackagedApp.on(azurite, HostIT.class).withFunctionKey("some key"))) {
            JobsClient jobs = new JobsClient(host.address());

            assertThat(jobs.get("/api/jobs").statusCode()).isEqualTo(401);
            assertThat(jobs.send("GET", "/api/jobs", new byte[0], "x-functions-key", "wrong")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(jobs.send("GET", "/api/jobs", new byte[0], "x-functions-key", "some key")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(jobs.get("/").statusCode()).isEqualTo(200);
            assertThat(jobs.get("/api/health").statusCode()).isEqualTo(200);

            String id = jobs.submit(
                    "code=some%20key&operation=" + TestProcessor.COUNTS, "keyed".getBytes(StandardCharsets.UTF_8));
            assertThat(JobsClient.text(jobs.get("/api/jobs/" + id + "?code=some%20key")))
                    .contains(id)
                    .doesNotContain("some key");
        }
    }

    @Test
    void a_function_that_takes_longer_than_it_may_ends_the_host_which_is_started_again(@TempDir Path temp)
            throws IOException {
        Path log = temp.resolve("host.log");
        try (Azurite azurite = Azurite.start();
                HostProcess host = HostProcess.start(PackagedApp.on(azurite, HostIT.class)
                        .withLog(log)
                        .withSettings(Map.of(
                                "AzureFunctionsJobHost__functionTimeout", "00:00:04",
                                "AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "1")))) {
            JobsClient jobs = new JobsClient(host.address());
            // The first call of a host loads its classes, which on a busy machine can take longer than that, too.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> jobs.get("/api/jobs").statusCode(), status -> status == 200);
            long before = host.pid();

            String id = jobs.submit("operation=" + TestProcessor.LASTS, "too long".getBytes(StandardCharsets.UTF_8));

            await().atMost(Duration.ofSeconds(60)).until(() -> host.pid() != before);
            assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(
                            () -> jobs.status(id).path("state").asText(),
                            state -> state.equals(JobState.POISONED.name()));
            assertThat(jobs.status(id).path("attempts").asInt()).isEqualTo(1);
            assertThat(log).content().contains("The function took longer than functionTimeout, 4000 ms.");
        }
    }

    @Test
    void a_wrong_setting_is_named_in_the_log(@TempDir Path temp) throws IOException {
        Path log = temp.resolve("host.log");
        HostProcess.Options options = PackagedApp.on("UseDevelopmentStorage=true", HostIT.class)
                .withSettings(Map.of("AzureFunctionsJobHost__extensions__queues__batchSize", "33"))
                .withLog(log);

        assertThatIOException().isThrownBy(() -> HostProcess.start(options)).withMessageContaining(log.toString());
        assertThat(log).content().contains("batchSize must be 1 to 32, not 33");
    }

    @Test
    void the_package_names_every_function_and_leaves_out_what_the_worker_has() throws IOException {
        Path app = FunctionsPlatform.packagedApp(Path.of("").toAbsolutePath().getParent());
        try (Stream<Path> files = Files.walk(app)) {
            assertThat(files.map(file -> app.relativize(file).toString().replace('\\', '/')))
                    .contains(Stream.of(
                                    "cancel",
                                    "health",
                                    "list",
                                    "openapi",
                                    "operations",
                                    "page",
                                    "poison",
                                    "process",
                                    "result",
                                    "retry",
                                    "status",
                                    "submit",
                                    "sweep")
                            .map(name -> name + "/function.json")
                            .toArray(String[]::new))
                    .noneMatch(name -> name.contains("azure-functions-java-spi"));
        }
    }

    @Test
    void the_package_holds_one_http_client() throws IOException {
        try (Stream<Path> jars = Files.walk(
                FunctionsPlatform.packagedApp(Path.of("").toAbsolutePath().getParent()))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("azure-core-http-jdk-httpclient"))
                    .noneMatch(name -> name.contains("netty"));
        }
    }
}
