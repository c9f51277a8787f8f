package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command line {@code az batch} against the emulator: another client, with a signature of its own making. */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class AzBatchTest {

    private static final String MISSING =
            "NOT CHECKED: az batch against the emulator, because there is no az on the PATH (Debian: azure-cli).";

    /** What a command ended with. */
    private record Result(int exitCode, String output, String errors) {}

    @TempDir
    private Path directory;

    @BeforeAll
    static void isThereAnAz() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "az")));
        if (!found) {
            System.out.println(MISSING);
        }
        assumeTrue(found, MISSING);
    }

    @Test
    void aTaskGoesFromPoolToDownloadedOutput() throws Exception {
        try (BatchEmulator batch = BatchEmulator.start()) {
            az(
                    batch,
                    "pool create --id pool --vm-size standard_a1_v2 --target-dedicated-nodes 1"
                            + " --image canonical:0001-com-ubuntu-server-jammy:22_04-lts"
                            + " --node-agent-sku-id",
                    "batch.node.ubuntu 22.04");
            assertThat(az(batch, "pool show --pool-id pool --query currentDedicatedNodes"))
                    .isEqualTo("1");
            assertThat(az(batch, "pool list --query [].id -o tsv")).isEqualTo("pool");
            az(batch, "pool resize --pool-id pool --target-dedicated-nodes 2");
            assertThat(az(batch, "pool show --pool-id pool --query targetDedicatedNodes"))
                    .isEqualTo("2");

            az(batch, "job create --id job --pool-id pool");
            az(batch, "task create --job-id job --task-id task --command-line", "/bin/sh -c 'echo from a task'");
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> az(batch, "task show --job-id job --task-id task --query state -o tsv")
                            .equals("completed"));
            Path output = directory.resolve("stdout.txt");
            az(
                    batch,
                    "task file download --job-id job --task-id task --file-path stdout.txt --destination",
                    output.toString());
            assertThat(output).hasContent("from a task");

            az(batch, "job delete --job-id job --yes");
            az(batch, "pool delete --pool-id pool --yes");
            assertThat(az(batch, "pool list --query [].id -o tsv")).isEmpty();
        }
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        try (BatchEmulator batch = BatchEmulator.start()) {
            Result result = run(batch, "b3RoZXI=", List.of("pool", "list"));

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.errors()).contains("Server failed to authenticate the request");
        }
    }

    /** The output of a command that succeeds; of its words only the last may have spaces. */
    private String az(BatchEmulator batch, String words, String... last) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        arguments.addAll(List.of(last));
        Result result = run(batch, batch.key(), arguments);
        assertThat(result.exitCode())
                .as("az batch %s: %s", arguments, result.errors())
                .isZero();
        return result.output().strip();
    }

    private Result run(BatchEmulator batch, String key, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("az", "batch"));
        command.addAll(arguments);
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AZURE_BATCH_ENDPOINT", batch.endpoint(),
                        "AZURE_BATCH_ACCOUNT", batch.accountName(),
                        "AZURE_BATCH_ACCESS_KEY", key,
                        "AZURE_CONFIG_DIR", directory.resolve("azure").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY", "no"));
        int exitCode = builder.start().waitFor();
        return new Result(exitCode, Files.readString(output), Files.readString(errors));
    }
}
