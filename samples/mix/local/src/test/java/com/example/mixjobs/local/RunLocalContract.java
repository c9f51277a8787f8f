package com.example.mixjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, as a person runs it. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends Unix signals to a shell script")
public abstract class RunLocalContract {

    private static final Pattern READY = Pattern.compile("Ready: (\\S+) .*");
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private final String platform;
    private final int processes;

    /** @param processes how many there are while it runs, the script's own among them */
    protected RunLocalContract(String platform, int processes) {
        this.platform = platform;
        this.processes = processes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void it_serves_the_page_until_a_signal_and_leaves_no_process_behind(String signal) throws Exception {
        Process script = runLocal("--port", "0");
        try (BufferedReader output = script.inputReader()) {
            String ready =
                    output.lines().filter(READY.asMatchPredicate()).findFirst().orElseThrow();
            URI address = URI.create(READY.matcher(ready).replaceFirst("$1"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(JobsClient.text(new JobsClient(address).get("/api/health")))
                            .startsWith("{\"status\":\"ok\",\"build\":\""));
            assertThat(PROJECT.resolve(".run/storage")).isNotEmptyFile();
            List<ProcessHandle> all = Stream.concat(Stream.of(script.toHandle()), script.descendants())
                    .toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(processes);
            assertThatASecondOneLeavesTheStorageOfTheFirst();

            new ProcessBuilder("kill", "-" + signal, Long.toString(script.pid()))
                    .start()
                    .waitFor();

            for (ProcessHandle process : all) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
            assertThat(PROJECT.resolve(".run/storage")).doesNotExist();
        } finally {
            script.destroy();
        }
    }

    @Test
    void a_port_that_is_in_use_is_reported_with_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process script = runLocal("--port", Integer.toString(taken.getLocalPort()));

            String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(script.waitFor()).isEqualTo(1);
            assertThat(output)
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .contains("choose another");
        }
    }

    private void assertThatASecondOneLeavesTheStorageOfTheFirst() throws Exception {
        String storage = Files.readString(PROJECT.resolve(".run/storage"));
        Process second = runLocal("--port", "0");

        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(output).contains("This project is running already").contains("Ctrl-C");
        assertThat(PROJECT.resolve(".run/storage")).content().isEqualTo(storage);
    }

    private Process runLocal(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("./run-local", "--platform", platform), Stream.of(arguments))
                                .toList())
                .directory(PROJECT.toFile())
                .redirectError(PROJECT.resolve("local/target/RunLocalIT-" + platform + ".log")
                        .toFile());
        builder.environment().remove("AzureWebJobsStorage");
        return builder.start();
    }
}
