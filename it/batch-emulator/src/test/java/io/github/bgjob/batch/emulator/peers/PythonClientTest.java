package io.github.bgjob.batch.emulator.peers;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.tools.PythonTool;

/** Microsoft's client for Python makes the calls of the table. It speaks API version 2025-06-01. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class PythonClientTest {

    @TempDir
    private Path directory;

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> theCallsOfTheTableAreAnsweredAsExpected() throws Exception {
        Path python = PythonTool.AZURE_BATCH.path();
        CallTable table = CallTable.read();
        BatchEmulator emulator = BatchEmulator.start();
        Peer peer = new PythonPeer(python, directory, PeerCalls.environment(emulator), table.pythonSetup());
        return new PeerCalls(PythonTool.AZURE_BATCH, CallTable.Row::python).tests(table, peer, emulator);
    }
}
