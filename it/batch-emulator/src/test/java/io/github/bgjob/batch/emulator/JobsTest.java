package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import com.microsoft.azure.batch.protocol.models.ExitConditions;
import com.microsoft.azure.batch.protocol.models.ExitOptions;
import com.microsoft.azure.batch.protocol.models.JobAction;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.JobUpdateParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.OnTaskFailure;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.time.Duration;
import java.time.Instant;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.state.Delays;

@Timeout(120)
class JobsTest {

    private static final PoolInformation ON_POOL = new PoolInformation().withPoolId(Scene.POOL);

    private static CloudJob job(Scene batch) throws Exception {
        return batch.client().jobOperations().getJob(Scene.JOB);
    }

    @Test
    void aJobThatEndsRefusesTasksFirstAsTerminatingThenAsCompletedAndItsWaitingTasksWaitForEver() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        BatchEmulator emulator = BatchEmulator.builder()
                .clock(clock)
                .delays(Delays.SHORT.withTransition(Duration.ofMinutes(1)))
                .start();
        try (Scene batch = Scene.of(emulator).withJob(1, 0)) {
            batch.add(shell("runs", "sleep 600"));
            until(() -> batch.task("runs").state() == TaskState.RUNNING);
            batch.add(shell("waits", "true"));

            batch.client().jobOperations().terminateJob(Scene.JOB, "enough");

            assertThat(job(batch).state()).isEqualTo(JobState.TERMINATING);
            assertThat(refusal(() -> batch.add(shell("late", "true")))).isEqualTo("409 JobBeingTerminated");
            clock.advance(Duration.ofMinutes(1));
            assertThat(job(batch).state()).isEqualTo(JobState.COMPLETED);
            assertThat(job(batch).executionInfo().terminateReason()).isEqualTo("enough");
            assertThat(refusal(() -> batch.add(shell("late", "true")))).isEqualTo("409 JobCompleted");
            assertThat(refusal(() -> batch.client().jobOperations().terminateJob(Scene.JOB, "again")))
                    .isEqualTo("409 JobCompleted");
            assertThat(batch.task("runs").executionInfo().failureInfo().code()).isEqualTo("TaskEnded");
            assertThat(batch.task("waits").state()).isEqualTo(TaskState.ACTIVE);
            assertThat(batch.nodes().get(0).runningTasksCount()).isZero();

            batch.client().jobOperations().deleteJob(Scene.JOB);
            assertThat(refusal(() -> batch.client().jobOperations().deleteJob(Scene.JOB)))
                    .isEqualTo("409 JobBeingDeleted");
            clock.advance(Duration.ofMinutes(1));
            assertThat(refusal(() -> batch.add(shell("late", "true")))).isEqualTo("404 JobNotFound");
        }
    }

    @Test
    void aDeletedJobCanStillBeSeenForAWhileAndKeepsItsIdFromOthers() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        BatchEmulator emulator = BatchEmulator.builder()
                .clock(clock)
                .delays(Delays.SHORT.withDeletion(Duration.ofMinutes(2)))
                .start();
        try (Scene batch = Scene.of(emulator).withJob(0, 0)) {
            batch.add(shell("waits", "true"));

            batch.client().jobOperations().deleteJob(Scene.JOB);
            clock.advance(Duration.ofSeconds(119));

            assertThat(job(batch).state()).isEqualTo(JobState.DELETING);
            assertThat(batch.task("waits").state()).isEqualTo(TaskState.ACTIVE);
            String refused = "409 JobBeingDeleted";
            assertThat(refusal(() -> batch.client().jobOperations().createJob(Scene.JOB, ON_POOL)))
                    .isEqualTo(refused);
            assertThat(refusal(() -> batch.add(shell("late", "true")))).isEqualTo(refused);
            assertThat(refusal(() -> batch.client().jobOperations().terminateJob(Scene.JOB, "late")))
                    .isEqualTo(refused);
            assertThat(refusal(() -> batch.client()
                            .jobOperations()
                            .patchJob(Scene.JOB, new JobPatchParameter().withPriority(1))))
                    .isEqualTo(refused);

            clock.advance(Duration.ofSeconds(1));

            assertThat(refusal(() -> job(batch))).isEqualTo("404 JobNotFound");
            batch.client().jobOperations().createJob(Scene.JOB, ON_POOL);
            assertThat(job(batch).state()).isEqualTo(JobState.ACTIVE);
        }
    }

    @Test
    void aDisabledJobStartsNothingAndItsTasksAreRequeuedAndCounted() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.add(shell("runs", "[ -f %s/go ] || sleep 600".formatted("$AZ_BATCH_NODE_ROOT_DIR")));
            until(() -> batch.task("runs").state() == TaskState.RUNNING);

            batch.client().jobOperations().disableJob(Scene.JOB, DisableJobOption.REQUEUE);

            assertThat(job(batch).state()).isEqualTo(JobState.DISABLED);
            assertThat(batch.task("runs").state()).isEqualTo(TaskState.ACTIVE);
            assertThat(batch.task("runs").executionInfo().requeueCount()).isEqualTo(1);
            assertThat(batch.task("runs").executionInfo().retryCount()).isZero();

            batch.client().jobOperations().enableJob(Scene.JOB);
            until(() -> batch.task("runs").state() == TaskState.RUNNING);
            batch.client().jobOperations().disableJob(Scene.JOB, DisableJobOption.WAIT);
            assertThat(job(batch).state()).isEqualTo(JobState.DISABLING);
            batch.client().taskOperations().terminateTask(Scene.JOB, "runs");
            assertThat(job(batch).state()).isEqualTo(JobState.DISABLED);
        }
    }

    @Test
    void aJobMayEndWithItsLastTaskAndAnEmptyOneAtOnce() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.run(shell("last", "true"));

            batch.client().jobOperations().patchJob(Scene.JOB, OnAllTasksComplete.TERMINATE_JOB);

            assertThat(job(batch).state()).isEqualTo(JobState.COMPLETED);
            assertThat(job(batch).executionInfo().terminateReason()).isEqualTo("AllTasksCompleted");
        }
    }

    @Test
    void aManagerTaskRunsWithTheJobAliveAndEndsItWhenItEnds() throws Exception {
        try (Scene batch = Scene.start()) {
            batch.pool(1, 0);
            batch.client()
                    .jobOperations()
                    .createJob(new JobAddParameter()
                            .withId(Scene.JOB)
                            .withPoolInfo(ON_POOL)
                            .withJobManagerTask(new JobManagerTask()
                                    .withId("manager")
                                    .withCommandLine("/bin/sh -c 'echo $AZ_BATCH_TASK_ID'")));

            until(() -> job(batch).state() == JobState.COMPLETED);

            assertThat(batch.file("manager", "stdout.txt")).isEqualTo("manager\n");
            assertThat(job(batch).executionInfo().terminateReason()).isEqualTo("JMComplete");
        }
    }

    @Test
    void aManagerTaskThatMayNotRunOnSpotNodesWaitsForADedicatedOneAndHasItAlone() throws Exception {
        try (Scene batch = Scene.start()) {
            batch.pool(0, 1);
            batch.client()
                    .jobOperations()
                    .createJob(new JobAddParameter()
                            .withId(Scene.JOB)
                            .withPoolInfo(ON_POOL)
                            .withJobManagerTask(new JobManagerTask()
                                    .withId("manager")
                                    .withAllowLowPriorityNode(false)
                                    .withCommandLine("sleep 600")));
            batch.run(shell("other", "true"));
            assertThat(batch.task("manager").state()).isEqualTo(TaskState.ACTIVE);

            batch.client().poolOperations().resizePool(Scene.POOL, 1, 0);

            until(() -> batch.task("manager").state() == TaskState.RUNNING);
        }
    }

    @Test
    void aFailedTaskMayEndItsJob() throws Exception {
        try (Scene batch = Scene.start()) {
            batch.pool(1, 0);
            batch.client()
                    .jobOperations()
                    .createJob(new JobAddParameter()
                            .withId(Scene.JOB)
                            .withPoolInfo(ON_POOL)
                            .withOnTaskFailure(OnTaskFailure.PERFORM_EXIT_OPTIONS_JOB_ACTION));
            batch.run(shell("fails", "exit 4")
                    .withExitConditions(new ExitConditions()
                            .withDefaultProperty(new ExitOptions().withJobAction(JobAction.TERMINATE))));

            assertThat(job(batch).state()).isEqualTo(JobState.COMPLETED);
            assertThat(job(batch).executionInfo().terminateReason()).isEqualTo("TaskFailed");
        }
    }

    @Test
    void aJobEndsWhenItsTimeIsOver() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(1, 0)) {
            batch.client()
                    .jobOperations()
                    .patchJob(
                            Scene.JOB,
                            new JobPatchParameter()
                                    .withConstraints(new JobConstraints().withMaxWallClockTime(Period.hours(2))));

            clock.advance(Duration.ofMinutes(119));
            assertThat(job(batch).state()).isEqualTo(JobState.ACTIVE);
            clock.advance(Duration.ofMinutes(1));

            assertThat(job(batch).state()).isEqualTo(JobState.COMPLETED);
            assertThat(job(batch).executionInfo().terminateReason()).isEqualTo("MaxWallClockTimeExpiry");
        }
    }

    @Test
    void patchChangesWhatItNamesAndUpdateReplacesAll() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.client()
                    .jobOperations()
                    .patchJob(Scene.JOB, new JobPatchParameter().withPriority(7).withMaxParallelTasks(3));
            assertThat(job(batch).priority()).isEqualTo(7);
            assertThat(job(batch).maxParallelTasks()).isEqualTo(3);

            batch.client().jobOperations().updateJob(Scene.JOB, new JobUpdateParameter().withPoolInfo(ON_POOL));
            assertThat(job(batch).priority()).isZero();
            assertThat(job(batch).maxParallelTasks()).isEqualTo(-1);
        }
    }

    @Test
    void tasksOfTheJobWithTheHigherPriorityRunFirstAndNoMoreAtOnceThanAJobAllows() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.client()
                    .jobOperations()
                    .createJob(new JobAddParameter()
                            .withId("urgent")
                            .withPoolInfo(ON_POOL)
                            .withPriority(10));
            batch.client().jobOperations().patchJob(Scene.JOB, new JobPatchParameter().withMaxParallelTasks(1));
            batch.add(shell("a1", "sleep 600"));
            batch.add(shell("a2", "sleep 600"));
            batch.client().taskOperations().createTask("urgent", shell("u", "sleep 600"));

            batch.client().poolOperations().resizePool(Scene.POOL, 1, 0);
            assertThat(batch.client().taskOperations().getTask("urgent", "u").state())
                    .isNotEqualTo(TaskState.ACTIVE);
            batch.client().poolOperations().resizePool(Scene.POOL, 4, 0);

            assertThat(batch.task("a1").state()).isNotEqualTo(TaskState.ACTIVE);
            assertThat(batch.task("a2").state()).isEqualTo(TaskState.ACTIVE);
        }
    }
}
