package io.github.bgjob.batch.emulator.peers;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.tools.PythonTool;

/** {@code az batch} makes the calls of the table. It speaks API version 2024-02-01.19.0. */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class AzureCliTest {

    @TempDir
    private Path directory;

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> theCallsOfTheTableAreAnsweredAsExpected() throws Exception {
        Path az = PythonTool.AZURE_CLI.path();
        CallTable table = CallTable.read();
        BatchEmulator emulator = BatchEmulator.start();
        Map<String, String> environment = PeerCalls.environment(emulator);
        environment.putAll(table.environment());
        environment.put("PATH", az.getParent() + ":" + System.getenv("PATH"));
        environment.put("AZURE_CONFIG_DIR", directory.resolve("azure").toString());
        environment.put("AZURE_CORE_COLLECT_TELEMETRY", "no");
        return new PeerCalls(PythonTool.AZURE_CLI, CallTable.Row::az)
                .tests(table, new AzPeer(directory, environment), emulator);
    }
}
