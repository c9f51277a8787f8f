package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.task;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ErrorCategory;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TasksTest {

    @TempDir
    private Path directory;

    private Scene batch;

    @BeforeEach
    void oneNode() throws Exception {
        batch = Scene.start().withJob(1, 0);
    }

    @AfterEach
    void close() {
        batch.close();
    }

    @Test
    void aTaskRunsAsAProcessAndItsOutputCanBeRead() throws Exception {
        CloudTask done = batch.run(shell("hello", "echo out; echo err >&2"));

        assertThat(done.executionInfo().exitCode()).isZero();
        assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
        assertThat(done.executionInfo().failureInfo()).isNull();
        assertThat(done.nodeInfo().nodeId()).isEqualTo(batch.nodes().get(0).id());
        assertThat(batch.file("hello", "stdout.txt")).isEqualTo("out\n");
        assertThat(batch.file("hello", "stderr.txt")).isEqualTo("err\n");
    }

    @Test
    void aTaskSeesTheVariablesOfTheServiceAndItsOwnAndLittleElse() throws Exception {
        batch.run(shell("variables", "pwd; env | sort")
                .withEnvironmentSettings(
                        List.of(new EnvironmentSetting().withName("OWN").withValue("value"))));

        String output = batch.file("variables", "stdout.txt");
        String node = batch.nodes().get(0).id();
        assertThat(output)
                .contains("AZ_BATCH_JOB_ID=job\n", "AZ_BATCH_TASK_ID=variables\n", "AZ_BATCH_POOL_ID=pool\n")
                .contains("AZ_BATCH_NODE_ID=" + node + "\n", "AZ_BATCH_NODE_IS_DEDICATED=true\n", "OWN=value\n")
                .contains(
                        "AZ_BATCH_ACCOUNT_NAME=emulator\n",
                        "AZ_BATCH_ACCOUNT_URL=" + batch.emulator().endpoint());
        String workingDirectory = output.lines().findFirst().orElseThrow();
        assertThat(output).contains("AZ_BATCH_TASK_WORKING_DIR=" + workingDirectory + "\n");
        assertThat(output.lines().map(line -> line.split("=", 2)[0]))
                .as("the environment of whoever runs the emulator stays outside")
                .doesNotContain("MAVEN_HOME", "MAVEN_PROJECTBASEDIR", "SHLVL_OF_NOBODY", "JAVA_MAIN_CLASS");
    }

    @Test
    void aNonZeroExitIsAFailureWithItsCode() throws Exception {
        CloudTask done = batch.run(shell("fails", "exit 65"));

        assertThat(done.executionInfo().exitCode()).isEqualTo(65);
        assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.FAILURE);
        assertThat(done.executionInfo().failureInfo().code()).isEqualTo("FailureExitCode");
        assertThat(done.executionInfo().failureInfo().category()).isEqualTo(ErrorCategory.USER_ERROR);
        assertThat(done.executionInfo().retryCount()).isZero();
    }

    @Test
    void aTaskThatFailsIsRunAgainAsOftenAsItsRetriesAllowInTheSameDirectory() throws Exception {
        CloudTask done = batch.run(shell("again", "echo run >> runs; wc -l < runs; exit 3")
                .withConstraints(new TaskConstraints().withMaxTaskRetryCount(2)));

        assertThat(batch.file("again", "wd/runs")).isEqualTo("run\nrun\nrun\n");
        assertThat(batch.file("again", "stdout.txt").strip()).isEqualTo("3");
        assertThat(done.executionInfo().retryCount()).isEqualTo(2);
        assertThat(done.executionInfo().requeueCount()).isZero();
        assertThat(done.executionInfo().exitCode()).isEqualTo(3);
    }

    @Test
    void retriesEndWithTheFirstSuccess() throws Exception {
        CloudTask done = batch.run(shell("second", "[ -f once ] || { touch once; exit 1; }")
                .withConstraints(new TaskConstraints().withMaxTaskRetryCount(5)));

        assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
        assertThat(done.executionInfo().retryCount()).isEqualTo(1);
    }

    @Test
    void aTaskThatRunsTooLongIsEndedWithEverythingItStarted() throws Exception {
        Path pids = directory.resolve("pids");
        CloudTask done = batch.run(shell(
                        "long",
                        "echo $$ >> %1$s; (sleep 600 & echo $! >> %1$s); setsid sleep 600 & sleep 600".formatted(pids))
                .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.seconds(1))));

        assertThat(done.executionInfo().failureInfo().code()).isEqualTo("TaskEnded");
        assertThat(done.executionInfo().exitCode()).isNull();
        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(pid -> assertThat(
                        ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    @Test
    void aProgramThatIsNotThereIsTheUsersErrorAndHasNoExitCode() throws Exception {
        CloudTask done = batch.run(task("nothing", "no-such-program --really"));

        assertThat(done.executionInfo().failureInfo().code()).isEqualTo("CommandProgramNotFound");
        assertThat(done.executionInfo().exitCode()).isNull();
        assertThat(done.executionInfo().result()).isEqualTo(TaskExecutionResult.FAILURE);
    }

    @Test
    void noShellReadsACommandLine() throws Exception {
        batch.run(task("words", "/bin/echo $HOME | 'a  b' \"c \\\" d\" e\\ f > g"));

        assertThat(batch.file("words", "stdout.txt")).isEqualTo("$HOME | a  b c \" d e f > g\n");
    }

    @Test
    void aRunningTaskIsEndedByTerminateAndThenCannotBeEndedAgain() throws Exception {
        batch.add(shell("endless", "sleep 600"));
        until(() -> batch.task("endless").state() == TaskState.RUNNING);

        batch.client().taskOperations().terminateTask(Scene.JOB, "endless");

        assertThat(batch.task("endless").executionInfo().failureInfo().code()).isEqualTo("TaskEnded");
        assertThat(refusal(() -> batch.client().taskOperations().terminateTask(Scene.JOB, "endless")))
                .isEqualTo("409 TaskCompleted");
    }

    @Test
    void aFailedTaskCanBeReactivatedAndASuccessfulOneNot() throws Exception {
        Path switched = directory.resolve("switched");
        batch.run(shell("late", "[ -f %s ]".formatted(switched)));
        Files.createFile(switched);

        batch.client().taskOperations().reactivateTask(Scene.JOB, "late");

        assertThat(batch.completed("late").executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
        assertThat(refusal(() -> batch.client().taskOperations().reactivateTask(Scene.JOB, "late")))
                .startsWith("409");
    }

    @Test
    void aTaskCanBeUpdatedAndDeleted() throws Exception {
        batch.add(shell("endless", "sleep 600"));

        batch.client()
                .taskOperations()
                .updateTask(Scene.JOB, "endless", new TaskConstraints().withMaxTaskRetryCount(7));
        assertThat(batch.task("endless").constraints().maxTaskRetryCount()).isEqualTo(7);

        batch.client().taskOperations().deleteTask(Scene.JOB, "endless");
        assertThat(refusal(() -> batch.task("endless"))).isEqualTo("404 TaskNotFound");
    }

    @Test
    void idsAreKeptAsWrittenAndFoundInAnyCase() throws Exception {
        batch.run(shell("MixedCase", "true"));

        assertThat(batch.task("mixedcase").id()).isEqualTo("MixedCase");
        assertThat(refusal(() -> batch.add(shell("MIXEDCASE", "true")))).isEqualTo("409 TaskExists");
    }

    @Test
    void aCollectionAnswersForEachTask() throws Exception {
        batch.run(shell("t1", "true"));
        List<TaskAddParameter> tasks =
                new ArrayList<>(List.of(shell("t1", "true"), shell("t2", "true"), task("bad id", "x")));

        List<TaskAddResult> results = batch.client()
                .protocolLayer()
                .tasks()
                .addCollection(Scene.JOB, tasks)
                .value();

        assertThat(results).extracting(TaskAddResult::taskId).containsExactly("t1", "t2", "bad id");
        assertThat(results)
                .extracting(TaskAddResult::status)
                .containsExactly(TaskAddStatus.CLIENT_ERROR, TaskAddStatus.SUCCESS, TaskAddStatus.CLIENT_ERROR);
        assertThat(results.get(0).error().code()).isEqualTo("TaskExists");
        assertThat(results.get(1).error()).isNull();
        batch.completed("t2");
    }

    @Test
    void aCollectionIsNeitherTooLongNorTooLarge() {
        List<TaskAddParameter> many = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> shell("t" + i, "true"))
                .toList();
        List<TaskAddParameter> large = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> shell("t" + i, "# " + "x".repeat(11_000)))
                .toList();

        assertThat(refusal(() -> batch.client().protocolLayer().tasks().addCollection(Scene.JOB, many)))
                .isEqualTo("400 InvalidRequestBody");
        assertThat(refusal(() -> batch.client().protocolLayer().tasks().addCollection(Scene.JOB, large)))
                .isEqualTo("413 RequestBodyTooLarge");
        assertThat(refusal(() -> batch.task("t1"))).isEqualTo("404 TaskNotFound");
    }

    @Test
    void tasksOfOneJobAreCounted() throws Exception {
        batch.run(shell("good", "true"));
        batch.run(shell("bad", "false"));
        batch.add(shell("endless", "sleep 600"));
        until(() -> batch.task("endless").state() == TaskState.RUNNING);
        batch.add(shell("waiting", "true"));

        var counts = batch.client().jobOperations().getTaskCounts(Scene.JOB);

        assertThat(counts)
                .extracting("active", "running", "completed", "succeeded", "failed")
                .containsExactly(1, 1, 2, 1, 1);
    }
}
