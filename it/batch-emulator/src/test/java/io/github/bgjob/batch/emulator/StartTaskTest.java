package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.content;
import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeRebootOption;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.StartTask;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.batch.emulator.clock.MovableClock;

/** A node whose start task has failed for good costs and does not work, until somebody reboots it. */
@Timeout(120)
class StartTaskTest {

    private static final String ONE_NODE = "$TargetDedicatedNodes = 1;";

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));

    /** The start task writes down each of its runs and succeeds once there is a file. */
    private void pool(Scene batch, Path runs, Path mended) throws Exception {
        batch.client()
                .poolOperations()
                .createPool(new PoolAddParameter()
                        .withId(Scene.POOL)
                        .withVmSize("standard_a1_v2")
                        .withEnableAutoScale(true)
                        .withAutoScaleFormula(ONE_NODE)
                        .withStartTask(new StartTask()
                                .withMaxTaskRetryCount(2)
                                .withWaitForSuccess(true)
                                .withCommandLine("/bin/sh -c 'echo run >> %s; [ -f %s ]'".formatted(runs, mended))));
        batch.client().jobOperations().createJob(Scene.JOB, new PoolInformation().withPoolId(Scene.POOL));
    }

    private static ComputeNode node(Scene batch) throws Exception {
        assertThat(batch.nodes()).hasSize(1);
        return batch.nodes().get(0);
    }

    private static void untilItIs(Scene batch, ComputeNodeState state) {
        until(() -> node(batch).state() == state);
    }

    @Test
    void aStartTaskThatHasFailedItsRetriesIsFinalUntilItsNodeIsRebooted() throws Exception {
        Path runs = directory.resolve("runs");
        Path mended = directory.resolve("mended");
        try (Scene batch = Scene.of(BatchEmulator.builder().clock(clock).start())) {
            pool(batch, runs, mended);
            untilItIs(batch, ComputeNodeState.START_TASK_FAILED);
            String failed = node(batch).id();
            assertThat(content(runs)).isEqualTo("run\n".repeat(3));
            assertThat(node(batch).startTaskInfo().retryCount()).isEqualTo(2);

            Files.createFile(mended);
            batch.add(shell("waits", "true"));
            clock.advance(Duration.ofDays(1));

            assertThat(node(batch).id()).as("the formula has replaced nothing").isEqualTo(failed);
            assertThat(node(batch).state()).isEqualTo(ComputeNodeState.START_TASK_FAILED);
            CloudPool pool = batch.client().poolOperations().getPool(Scene.POOL);
            assertThat(pool.currentDedicatedNodes()).as("it is paid for").isEqualTo(1);
            assertThat(pool.allocationState()).isEqualTo(AllocationState.STEADY);
            assertThat(batch.task("waits").state()).isEqualTo(TaskState.ACTIVE);

            batch.client()
                    .computeNodeOperations()
                    .rebootComputeNode(Scene.POOL, failed, ComputeNodeRebootOption.REQUEUE);

            batch.completed("waits");
            assertThat(node(batch).id()).isEqualTo(failed);
            assertThat(content(runs)).isEqualTo("run\n".repeat(4));
        }
    }

    @Test
    void aRebootWaitsForTasksOrTakesThemAwayAsItIsTold() throws Exception {
        Path open = directory.resolve("open");
        try (Scene batch = Scene.start().withJob(1, 0)) {
            String node = node(batch).id();
            batch.add(shell("work", "until [ -f %s ]; do sleep 0.05; done".formatted(open)));
            until(() -> batch.task("work").state() == TaskState.RUNNING);

            batch.client().computeNodeOperations().rebootComputeNode(Scene.POOL, node, ComputeNodeRebootOption.REQUEUE);
            until(() -> batch.task("work").executionInfo().requeueCount() == 1
                    && batch.task("work").state() == TaskState.RUNNING);

            batch.client()
                    .computeNodeOperations()
                    .rebootComputeNode(Scene.POOL, node, ComputeNodeRebootOption.TASK_COMPLETION);
            assertThat(node(batch).state()).isEqualTo(ComputeNodeState.REBOOTING);
            assertThat(batch.task("work").state()).isEqualTo(TaskState.RUNNING);
            assertThat(refusal(() -> batch.client()
                            .computeNodeOperations()
                            .rebootComputeNode(Scene.POOL, node, ComputeNodeRebootOption.REQUEUE)))
                    .isEqualTo("409 NodeBeingRebooted");
            batch.add(shell("next", "true"));
            Files.createFile(open);

            batch.completed("work");
            batch.completed("next");
            assertThat(node(batch).id()).isEqualTo(node);
        }
    }
}
