package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeDeallocationOption;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolPatchParameter;
import com.microsoft.azure.batch.protocol.models.PoolState;
import com.microsoft.azure.batch.protocol.models.StartTask;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.state.Delays;

@Timeout(120)
class PoolsTest {

    @TempDir
    private Path directory;

    private static CloudPool pool(Scene batch) throws Exception {
        return batch.client().poolOperations().getPool(Scene.POOL);
    }

    @Test
    void aPoolIsThereUntilItIsDeletedAndItsTasksWaitThen() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 1)) {
            assertThat(batch.client().poolOperations().existsPool(Scene.POOL)).isTrue();
            assertThat(refusal(() -> batch.pool(1, 0))).isEqualTo("409 PoolExists");
            batch.add(shell("endless", "sleep 600"));
            until(() -> batch.task("endless").state() == TaskState.RUNNING);

            batch.client().poolOperations().deletePool(Scene.POOL);

            assertThat(pool(batch).state()).isEqualTo(PoolState.DELETING);
            assertThat(refusal(() -> batch.pool(1, 0))).isEqualTo("409 PoolBeingDeleted");
            assertThat(refusal(() -> batch.client().poolOperations().deletePool(Scene.POOL)))
                    .isEqualTo("409 PoolBeingDeleted");
            until(() -> !batch.client().poolOperations().existsPool(Scene.POOL));
            assertThat(refusal(() -> pool(batch))).isEqualTo("404 PoolNotFound");
            assertThat(batch.task("endless").state()).isEqualTo(TaskState.ACTIVE);
        }
    }

    @Test
    void nodesTakeTheirTimeToStart() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        BatchEmulator emulator = BatchEmulator.builder()
                .clock(clock)
                .delays(Delays.SHORT.withNodeStart(Duration.ofMinutes(3)))
                .start();
        try (Scene batch = Scene.of(emulator).withJob(1, 0)) {
            batch.add(shell("waits", "true"));
            assertThat(batch.nodes()).extracting(ComputeNode::state).containsExactly(ComputeNodeState.STARTING);
            assertThat(pool(batch).allocationState()).isEqualTo(AllocationState.RESIZING);

            clock.advance(Duration.ofMinutes(3));

            batch.completed("waits");
            assertThat(pool(batch).allocationState()).isEqualTo(AllocationState.STEADY);
            assertThat(batch.nodes().get(0).totalTasksSucceeded()).isEqualTo(1);
        }
    }

    @Test
    void aStartTaskRunsBeforeTasksAndANodeWhoseStartTaskFailsTakesNone() throws Exception {
        try (Scene batch = Scene.start()) {
            batch.client()
                    .poolOperations()
                    .createPool(new PoolAddParameter()
                            .withId(Scene.POOL)
                            .withVmSize("standard_a1_v2")
                            .withTargetDedicatedNodes(1)
                            .withStartTask(new StartTask()
                                    .withCommandLine("/bin/sh -c 'echo ready > $AZ_BATCH_NODE_SHARED_DIR/tools'")));
            batch.client()
                    .jobOperations()
                    .createJob(
                            Scene.JOB,
                            new com.microsoft.azure.batch.protocol.models.PoolInformation().withPoolId(Scene.POOL));
            batch.run(shell("uses", "cat $AZ_BATCH_NODE_SHARED_DIR/tools"));
            assertThat(batch.file("uses", "stdout.txt")).isEqualTo("ready\n");
            assertThat(batch.nodes().get(0).startTaskInfo().exitCode()).isZero();

            batch.client()
                    .poolOperations()
                    .patchPool(
                            Scene.POOL,
                            new PoolPatchParameter().withStartTask(new StartTask().withCommandLine("/bin/false")));
            batch.client().poolOperations().resizePool(Scene.POOL, 2, 0);

            until(() -> batch.nodes().stream().anyMatch(node -> node.state() == ComputeNodeState.START_TASK_FAILED));
        }
    }

    @Test
    void aPoolWithNodesChangesNothingButItsStartTaskAndMetadata() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 1)) {
            PoolPatchParameter slots = new PoolPatchParameter().withTaskSlotsPerNode(4);
            PoolPatchParameter size = new PoolPatchParameter().withVmSize("standard_a2_v2");
            PoolPatchParameter image = new PoolPatchParameter()
                    .withVirtualMachineConfiguration(new VirtualMachineConfiguration()
                            .withImageReference(new ImageReference()
                                    .withPublisher("microsoft-dsvm")
                                    .withOffer("ubuntu-hpc"))
                            .withNodeAgentSKUId("batch.node.ubuntu 24.04"));
            StartTask startTask = new StartTask().withCommandLine("/bin/true");
            List<MetadataItem> metadata =
                    List.of(new MetadataItem().withName("owner").withValue("me"));
            batch.emulator().spotCapacity(0);
            batch.emulator().preempt(Scene.POOL, batch.nodes().get(0).id());

            for (PoolPatchParameter patch : List.of(slots, size, image)) {
                assertThat(refusal(() -> batch.client().poolOperations().patchPool(Scene.POOL, patch)))
                        .isEqualTo("400 PropertyCannotBeUpdated");
            }
            batch.client()
                    .poolOperations()
                    .patchPool(
                            Scene.POOL,
                            new PoolPatchParameter().withStartTask(startTask).withMetadata(metadata));
            assertThat(pool(batch).taskSlotsPerNode()).isEqualTo(1);
            assertThat(pool(batch).startTask().commandLine()).isEqualTo("/bin/true");
            assertThat(pool(batch).metadata()).extracting(MetadataItem::value).containsExactly("me");

            batch.client().poolOperations().updatePoolProperties(Scene.POOL, null, List.of(), List.of(), List.of());
            assertThat(pool(batch).startTask()).isNull();
            assertThat(pool(batch).vmSize()).isEqualTo("standard_a1_v2");

            batch.client().poolOperations().resizePool(Scene.POOL, 0, 0);
            batch.client().poolOperations().patchPool(Scene.POOL, slots);
            batch.client().poolOperations().patchPool(Scene.POOL, size);
            assertThat(pool(batch).taskSlotsPerNode()).isEqualTo(4);
            assertThat(pool(batch).vmSize()).isEqualTo("standard_a2_v2");
        }
    }

    @Test
    void aSmallerPoolRequeuesTasksOrWaitsForThemAsItIsTold() throws Exception {
        Path open = directory.resolve("open");
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.add(shell("work", "until [ -f %s ]; do sleep 0.05; done".formatted(open)));
            until(() -> batch.task("work").state() == TaskState.RUNNING);

            batch.client().poolOperations().resizePool(Scene.POOL, 0, 0);
            assertThat(batch.task("work").state()).isEqualTo(TaskState.ACTIVE);
            assertThat(batch.task("work").executionInfo().requeueCount()).isEqualTo(1);
            assertThat(batch.nodes()).isEmpty();

            batch.client().poolOperations().resizePool(Scene.POOL, 1, 0);
            until(() -> batch.task("work").state() == TaskState.RUNNING);
            batch.client()
                    .poolOperations()
                    .resizePool(Scene.POOL, 0, 0, Period.minutes(5), ComputeNodeDeallocationOption.TASK_COMPLETION);
            assertThat(batch.nodes()).extracting(ComputeNode::state).containsExactly(ComputeNodeState.LEAVING_POOL);
            assertThat(pool(batch).allocationState()).isEqualTo(AllocationState.RESIZING);
            assertThat(batch.task("work").state()).isEqualTo(TaskState.RUNNING);

            Files.createFile(open);
            batch.completed("work");
            until(() -> batch.nodes().isEmpty());
            assertThat(pool(batch).allocationState()).isEqualTo(AllocationState.STEADY);
        }
    }

    @Test
    void singleNodesCanBeRemovedAndThePoolIsSmallerThen() throws Exception {
        try (Scene batch = Scene.start().withJob(3, 0)) {
            ComputeNode first = batch.nodes().get(0);
            assertThat(batch.client()
                            .computeNodeOperations()
                            .getComputeNode(Scene.POOL, first.id())
                            .state())
                    .isEqualTo(ComputeNodeState.IDLE);

            batch.client().poolOperations().removeNodeFromPool(Scene.POOL, first.id());

            assertThat(batch.nodes()).hasSize(2).extracting(ComputeNode::id).doesNotContain(first.id());
            assertThat(pool(batch).targetDedicatedNodes()).isEqualTo(2);
            assertThat(refusal(() -> batch.client().computeNodeOperations().getComputeNode(Scene.POOL, first.id())))
                    .isEqualTo("404 NodeNotFound");
        }
    }

    @Test
    void aNodeRunsAsManyTasksAsItHasSlots() throws Exception {
        try (Scene batch = Scene.start()) {
            batch.client()
                    .poolOperations()
                    .createPool(new PoolAddParameter()
                            .withId(Scene.POOL)
                            .withVmSize("standard_a1_v2")
                            .withTaskSlotsPerNode(3)
                            .withTargetDedicatedNodes(1));
            batch.client()
                    .jobOperations()
                    .createJob(
                            Scene.JOB,
                            new com.microsoft.azure.batch.protocol.models.PoolInformation().withPoolId(Scene.POOL));
            batch.add(shell("two", "sleep 600").withRequiredSlots(2));
            batch.add(shell("two-more", "sleep 600").withRequiredSlots(2));
            batch.add(shell("one", "sleep 600"));

            until(() -> batch.task("one").state() == TaskState.RUNNING);

            assertThat(batch.task("two-more").state()).isEqualTo(TaskState.ACTIVE);
            assertThat(batch.nodes().get(0).runningTaskSlotsCount()).isEqualTo(3);
        }
    }
}
