package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line of the start task, as the Bicep has it, with a stand-in for the package manager. */
@Timeout(120)
class StartTaskTest {

    private static final int TRIES = 22;
    private static final Path SHIMS = Here.root().resolve("it/deploy-checks/src/test/node");

    @TempDir
    private Path place;

    static Stream<Arguments> days() {
        return Stream.of(
                Arguments.of("a good day", 0, 0, 0, List.of("update", "install")),
                Arguments.of("a repository of the image is broken", 99, 0, 0, List.of("update", "install")),
                Arguments.of(
                        "packages are to be had a little later",
                        1,
                        2,
                        0,
                        List.of("update", "install", "update", "install", "update", "install")),
                Arguments.of("and at the last moment", 99, TRIES - 1, 0, times(TRIES)),
                Arguments.of("and never", 0, 99, 1, times(TRIES)));
    }

    private static List<String> times(int tries) {
        return Collections.nCopies(tries, List.of("update", "install")).stream()
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void a_node_gets_its_packages_when_they_are_to_be_had_within_ten_minutes(
            String day, int failingUpdates, int failingInstalls, int exit, List<String> asked)
            throws IOException, InterruptedException {
        Files.writeString(place.resolve("processor.jar"), "jar");
        Path shared = Files.createDirectory(place.resolve("shared"));
        Process process = start(
                Map.of(
                        "APT_GET_LOG", place.resolve("apt-get.log").toString(),
                        "APT_GET_FAILING", place.toString(),
                        "AZ_BATCH_NODE_SHARED_DIR", shared.toString(),
                        "START_TASK_PAUSE", "0"),
                failingUpdates,
                failingInstalls);

        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exit);
        assertThat(Files.readAllLines(place.resolve("apt-get.log")).stream()
                        .map(line -> line.replaceAll("^(-\\S+ )*", "").replaceAll(" .*", "")))
                .isEqualTo(asked);
        assertThat(shared.resolve("processor.jar")).matches(jar -> Files.exists(jar) == (exit == 0));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void it_is_tried_for_more_than_ten_minutes(String command) {
        Matcher times = Pattern.compile("\\{1\\.\\.(\\d+)}.*sleep \"\\$\\{START_TASK_PAUSE:-(\\d+)}")
                .matcher(command);
        assertThat(times.find()).as(command).isTrue();
        assertThat(Integer.parseInt(times.group(1))).isEqualTo(TRIES);
        assertThat((TRIES - 1) * Integer.parseInt(times.group(2))).isGreaterThan(600);
    }

    static Stream<String> commands() throws IOException {
        return Stream.of(command("batch"), command("mix"));
    }

    private static String command(String platform) throws IOException {
        return InfraChecks.infra(Projects.of(platform))
                .resources("Microsoft.Batch/batchAccounts/pools")
                .get(0)
                .text("properties.startTask.commandLine");
    }

    private Process start(Map<String, String> environment, int failingUpdates, int failingInstalls) throws IOException {
        Files.writeString(place.resolve("update"), failingUpdates + "\n");
        Files.writeString(place.resolve("install"), failingInstalls + "\n");
        // The words are parted as a shell does it, and no shell stays in between.
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec " + command("batch"))
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("printed").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", SHIMS + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
