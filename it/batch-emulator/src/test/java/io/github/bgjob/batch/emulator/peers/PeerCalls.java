package io.github.bgjob.batch.emulator.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.tools.PythonTool;

/** The calls of the table as a peer makes them, one after the other, because each finds what those before it left. */
final class PeerCalls {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    /** For a peer that hangs: a time limit of the class ends with the method that makes the tests. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final PythonTool tool;
    private final Function<CallTable.Row, String> column;
    private final AtomicInteger asExpected = new AtomicInteger();

    /**
     * Calls of one column.
     *
     * @param column the call in the peer's words, or null
     */
    PeerCalls(PythonTool tool, Function<CallTable.Row, String> column) {
        this.tool = tool;
        this.column = column;
    }

    /** What a peer finds in its environment. */
    static Map<String, String> environment(BatchEmulator emulator) {
        return new HashMap<>(Map.of(
                "AZURE_BATCH_ENDPOINT", emulator.endpoint(),
                "AZURE_BATCH_ACCOUNT", emulator.accountName(),
                "AZURE_BATCH_ACCESS_KEY", emulator.key()));
    }

    /** A test for each call; peer and emulator are closed behind the last one. */
    Stream<DynamicTest> tests(CallTable table, Peer peer, BatchEmulator emulator) {
        List<CallTable.Row> rows =
                table.calls().stream().filter(row -> column.apply(row) != null).toList();
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.call() + ": " + row.expected(), () -> check(peer, row)))
                .onClose(() -> {
                    System.out.printf(
                            "%s: %d of %d calls to the Batch emulator as expected%n",
                            tool, asExpected.get(), rows.size());
                    close(peer, emulator);
                });
    }

    private void check(Peer peer, CallTable.Row row) {
        Answer answer = assertTimeoutPreemptively(LIMIT, () -> answer(peer, row));
        assertThat(row.expects(answer))
                .as("%s%n  expected %s%n  but was  %s", column.apply(row), row.expected(), answer)
                .isTrue();
        asExpected.incrementAndGet();
    }

    private Answer answer(Peer peer, CallTable.Row row) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        Answer answer = peer.call(column.apply(row));
        while (row.until() && !row.expects(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
            answer = peer.call(column.apply(row));
        }
        return answer;
    }

    private static void close(Peer peer, BatchEmulator emulator) {
        try (emulator) {
            peer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
