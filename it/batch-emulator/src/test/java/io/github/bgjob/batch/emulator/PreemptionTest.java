package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.content;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.PoolNodeCounts;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.state.Delays;

@Timeout(120)
class PreemptionTest {

    @TempDir
    private Path directory;

    @Test
    void theProcessDiesTheDiskIsEmptyAndTheTaskFinishesElsewhere() throws Exception {
        Path open = directory.resolve("open");
        Path runs = directory.resolve("runs");
        Path children = directory.resolve("children");
        try (Scene batch = Scene.start().withJob(0, 2)) {
            batch.add(shell(
                    "work",
                    "echo $AZ_BATCH_NODE_ID $$ $AZ_BATCH_NODE_ROOT_DIR >> %s; touch left-behind; ".formatted(runs)
                            + "setsid sh -c \"echo \\$\\$ >> %s; exec sleep 600\" & ".formatted(children)
                            + "until [ -f %s ]; do sleep 0.05; done; kill $!".formatted(open)));
            until(() -> !content(runs).isEmpty() && !content(children).isEmpty());
            String[] first = content(runs).strip().split(" ", -1);
            long orphan = Long.parseLong(content(children).strip());

            batch.emulator().preempt(Scene.POOL, first[0]);

            assertThat(isAlive(Long.parseLong(first[1])))
                    .as("the task's process lives")
                    .isFalse();
            assertThat(isAlive(orphan))
                    .as("what it started in a session of its own lives")
                    .isFalse();
            assertThat(Path.of(first[2])).doesNotExist();

            until(() -> content(runs).lines().count() == 2);
            String second = content(runs).lines().toList().get(1).split(" ", -1)[0];
            assertThat(second).isNotEqualTo(first[0]);
            Files.createFile(open);
            CloudTask done = batch.completed("work");
            assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
            assertThat(done.nodeInfo().nodeId()).isEqualTo(second);
            assertThat(done.executionInfo().retryCount()).isZero();
            assertThat(done.executionInfo().requeueCount()).isZero();
        }
    }

    @Test
    void aPreemptedNodeComesBackWhenThereIsCapacityAndNotBefore() throws Exception {
        BatchEmulator emulator = BatchEmulator.builder()
                .delays(Delays.SHORT.withSpotReturn(Duration.ZERO))
                .start();
        try (Scene batch = Scene.of(emulator).withJob(0, 1)) {
            ComputeNode node = batch.nodes().get(0);
            emulator.spotCapacity(0);
            emulator.preempt(Scene.POOL, node.id());
            batch.add(shell("waits", "true"));

            assertThat(batch.nodes()).extracting(ComputeNode::state).containsExactly(ComputeNodeState.PREEMPTED);
            PoolNodeCounts counts = List.copyOf(
                            batch.client().accountOperations().listPoolNodeCounts())
                    .get(0);
            assertThat(counts.lowPriority().preempted()).isEqualTo(1);
            assertThat(counts.lowPriority().total()).isEqualTo(1);
            assertThat(batch.client().poolOperations().getPool(Scene.POOL).currentLowPriorityNodes())
                    .isEqualTo(1);
            assertThat(batch.task("waits").state()).isEqualTo(TaskState.ACTIVE);

            emulator.spotCapacity(1);

            assertThat(batch.completed("waits").nodeInfo().nodeId()).isEqualTo(node.id());
        }
    }

    @ParameterizedTest(name = "capacity after {0}: {1} of 2 nodes work")
    @CsvSource({"PT47H59M, 2", "PT48H, 1"})
    void aPreemptedNodeIsRestoredWithin48HoursOrNever(Duration away, int working) throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(0, 2)) {
            batch.emulator().spotCapacity(1);
            batch.emulator().preempt(Scene.POOL, batch.nodes().get(0).id());

            clock.advance(away);
            batch.emulator().spotCapacity(100);
            clock.advance(Duration.ofDays(7));

            assertThat(batch.nodes()).hasSize(2);
            assertThat(batch.nodes())
                    .filteredOn(node -> node.state() == ComputeNodeState.IDLE)
                    .hasSize(working);
        }
    }

    @Test
    void aFormulaCountsPreemptedNodesAmongTheCurrentOnesAndByThemselves() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(0, 3)) {
            batch.emulator().spotCapacity(1);
            batch.emulator().preempt(Scene.POOL, batch.nodes().get(0).id());
            batch.emulator().preempt(Scene.POOL, batch.nodes().get(1).id());
            clock.advance(Duration.ofMinutes(2));
            batch.client().poolOperations().enableAutoScale(Scene.POOL, "$TargetLowPriorityNodes = 3;");

            assertThat(batch.client()
                            .poolOperations()
                            .evaluateAutoScale(
                                    Scene.POOL,
                                    "current = $CurrentLowPriorityNodes.GetSample(1); gone = $PreemptedNodeCount.GetSample(1);"
                                            + " usable = $UsableNodeCount.GetSample(1);")
                            .results())
                    .endsWith(";current=[3];gone=[2];usable=[1]");
        }
    }

    @Test
    void aDedicatedNodeIsNotPreempted() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            String node = batch.nodes().get(0).id();

            assertThatThrownBy(() -> batch.emulator().preempt(Scene.POOL, node))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(node);
        }
    }

    @Test
    void underChaosEverythingIsDoneInTheEndAndIsCountedAsOneRun() throws Exception {
        Path starts = directory.resolve("starts");
        BatchEmulator emulator = BatchEmulator.builder()
                .delays(Delays.SHORT.withSpotReturn(Duration.ofMillis(50)))
                .chaosEvery(Duration.ofMillis(150))
                .start();
        try (Scene batch = Scene.of(emulator).withJob(0, 3)) {
            for (int i = 0; i < 12; i++) {
                batch.add(shell("t" + i, "echo start >> %s; sleep 0.2".formatted(starts)));
            }
            for (int i = 0; i < 12; i++) {
                CloudTask done = batch.completed("t" + i);
                assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
                assertThat(done.executionInfo().retryCount()).isZero();
                assertThat(done.executionInfo().requeueCount()).isZero();
            }
            assertThat(content(starts).lines().count()).as("starts").isGreaterThan(12);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
