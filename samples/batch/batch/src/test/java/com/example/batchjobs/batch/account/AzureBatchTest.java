package com.example.batchjobs.batch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.state.Delays;

import com.example.batchjobs.model.BatchTask;

/** The gateway against an emulated account, through HTTP. */
@Timeout(60)
class AzureBatchTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static BatchEmulator emulator;
    private static BatchGateway gateway;

    @BeforeAll
    static void start() {
        emulator =
                BatchEmulator.builder().delays(Delays.SHORT.withDeletion(HOUR)).start();
        gateway = access(emulator.key()).open();
        gateway.createPool(NewPool.ofNodes("pool", 1, 0));
        gateway.createPool(NewPool.ofNodes("empty", 0, 0));
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void aHundredTasksAreAddedInOneCallAndAddedAgainTheyAreThere() {
        gateway.openJob(NewJob.forTasks("hundred", "empty"));
        List<NewTask> tasks = IntStream.range(0, 100)
                .mapToObj(number -> task("task-" + number, "true"))
                .toList();

        assertThat(gateway.addTasks("hundred", tasks.subList(0, 50)))
                .hasSize(50)
                .containsOnly(new Added.There());
        assertThat(gateway.addTasks("hundred", tasks)).hasSize(100).containsOnly(new Added.There());

        assertThat(gateway.unfinishedTasks("hundred", Instant.EPOCH))
                .hasSize(100)
                .contains(new BatchTask("hundred", "task-99"));
        List<NewTask> oneMore = new ArrayList<>(tasks);
        oneMore.add(task("another", "true"));
        assertThatThrownBy(() -> gateway.addTasks("hundred", oneMore)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tasksThatAreTooLargeTogetherAreAddedInParts() {
        gateway.openJob(NewJob.forTasks("large", "empty"));
        Map<String, String> environment = Map.of("LARGE", "x".repeat(30_000));
        List<NewTask> tasks = IntStream.range(0, 100)
                .mapToObj(number -> new NewTask("task-" + number, "true", environment, 0, HOUR))
                .toList();

        assertThat(gateway.addTasks("large", tasks)).hasSize(100).containsOnly(new Added.There());

        assertThat(gateway.unfinishedTasks("large", Instant.EPOCH)).hasSize(100);
    }

    @Test
    void aListIsReadToItsLastPage() {
        gateway.openJob(NewJob.forTasks("many", "empty"));
        for (int call = 0; call < 11; call++) {
            int first = 100 * call;
            gateway.addTasks(
                    "many",
                    IntStream.range(first, first + 100)
                            .mapToObj(number -> task("task-" + number, "true"))
                            .toList());
        }

        assertThat(gateway.unfinishedTasks("many", Instant.EPOCH)).hasSize(1100).doesNotHaveDuplicates();
    }

    @Test
    void aTaskThatIsWrongIsRefusedAndTheOthersAreThere() {
        gateway.openJob(NewJob.forTasks("refusing", "empty"));

        List<Added> added = gateway.addTasks(
                "refusing", List.of(task("good", "true"), task("not/an/id", "true"), task("good-too", "true")));

        assertThat(added.get(0)).isEqualTo(new Added.There());
        assertThat(added.get(1)).isInstanceOf(Added.Refused.class);
        assertThat(added.get(2)).isEqualTo(new Added.There());
        assertThat(gateway.unfinishedTasks("refusing", Instant.EPOCH)).hasSize(2);
    }

    @Test
    void aBatchJobThatIsOverOrNotThereSaysSoForEachTask() {
        gateway.openJob(NewJob.forTasks("over", "empty"));
        gateway.terminateJob("over");

        assertThat(gateway.addTasks("over", List.of(task("a", "true"), task("b", "true"))))
                .hasSize(2)
                .hasOnlyElementsOfType(Added.JobClosed.class);
        assertThat(gateway.addTasks("never-made", List.of(task("a", "true"))))
                .containsExactly(new Added.JobClosed("JobNotFound"));
        assertThat(gateway.openJob(NewJob.forTasks("over", "empty"))).isFalse();
        assertThat(gateway.hasEnded("over")).isTrue();
        assertThat(gateway.hasEnded("never-made")).isTrue();
        assertThat(gateway.unfinishedTasks("never-made", Instant.EPOCH)).isEmpty();
    }

    @Test
    void aBatchJobThatIsBeingDeletedIsOverAndLeavesNoRoomForAnotherOfItsId() {
        gateway.openJob(NewJob.forTasks("deleting", "empty"));
        new Administrator(settings(emulator.key())).deleteJob("deleting");

        assertThat(gateway.hasEnded("deleting")).isTrue();
        assertThat(gateway.openJob(NewJob.forTasks("deleting", "empty"))).isFalse();
        assertThat(gateway.addTasks("deleting", List.of(task("a", "true"))))
                .containsExactly(new Added.JobClosed("JobBeingDeleted"));
    }

    @Test
    void onlyBatchJobsThatTakeTasksAndBeginSoAreListed() {
        gateway.openJob(NewJob.forTasks("list-1", "empty"));
        gateway.openJob(NewJob.forTasks("list-2", "empty"));
        gateway.openJob(NewJob.forTasks("other", "empty"));
        gateway.terminateJob("list-2");

        assertThat(gateway.activeJobs("list-")).containsExactly("list-1");
    }

    @Test
    void theEndOfATaskIsReadWithItsExitCodeAndOutput() {
        gateway.openJob(NewJob.forTasks("running", "pool"));
        BatchTask task = new BatchTask("running", "fails");
        gateway.addTasks("running", List.of(task("fails", "/bin/sh -c 'echo some words >&2; echo boom >&2; exit 3'")));

        TaskStatus status = awaitEnd(task);

        assertThat(status.exitCode()).contains(3);
        assertThat(status.failure()).isPresent();
        assertThat(gateway.tail(task, "stderr.txt", 5)).contains("boom\n");
        assertThat(gateway.tail(task, "stderr.txt", 1000)).contains("some words\nboom\n");
        assertThat(gateway.tail(task, "no-such.txt", 10)).isEmpty();
        assertThat(gateway.tail(task, "stdout.txt", 10).orElse("")).isEmpty();
    }

    @Test
    void whatATaskWasAddedAsCanBeReadAgain() {
        NewTask task = new NewTask("described", "true", Map.of("A", "1", "B", ""), -1, Duration.ofDays(7));
        gateway.openJob(new NewJob("describing", "empty", Optional.of(task)));

        assertThat(gateway.description(new BatchTask("describing", "described")))
                .contains(task);
        assertThat(gateway.description(new BatchTask("describing", "unknown"))).isEmpty();
    }

    @Test
    void aTaskThatIsTerminatedHasEndedAndMayBeTerminatedAgain() {
        gateway.openJob(NewJob.forTasks("terminating", "empty"));
        BatchTask task = new BatchTask("terminating", "waits");
        gateway.addTasks("terminating", List.of(task("waits", "true")));

        gateway.terminateTask(task);
        gateway.terminateTask(task);
        gateway.terminateTask(new BatchTask("terminating", "unknown"));

        assertThat(gateway.task(task).orElseThrow().phase()).isEqualTo(TaskStatus.Phase.ENDED);
        assertThat(gateway.task(new BatchTask("terminating", "unknown"))).isEmpty();
    }

    @Test
    void whoIsNotLetInHearsIt() {
        BatchGateway stranger = access("d3Jvbmc=").open();

        assertThatThrownBy(() -> stranger.task(new BatchTask("a", "b")))
                .isInstanceOf(BatchUnavailable.class)
                .hasMessageContaining("AuthenticationFailed");
    }

    private static TaskStatus awaitEnd(BatchTask task) {
        Optional<TaskStatus> status = gateway.task(task);
        while (status.orElseThrow().phase() != TaskStatus.Phase.ENDED) {
            status = gateway.task(task);
        }
        return status.get();
    }

    private static NewTask task(String id, String command) {
        return new NewTask(id, command, Map.of(), 0, HOUR);
    }

    private static BatchAccess access(String key) {
        return BatchAccess.from(settings(key));
    }

    private static Map<String, String> settings(String key) {
        return Map.of(
                BatchAccess.ENDPOINT, emulator.endpoint(),
                BatchAccess.NAME, emulator.accountName(),
                BatchAccess.KEY, key);
    }
}
