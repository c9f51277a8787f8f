package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An emulator and the official client, and what tests do with them again and again. */
record Scene(BatchEmulator emulator, BatchClient client) implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    static final String POOL = "pool";
    static final String JOB = "job";

    static Scene of(BatchEmulator emulator) {
        return new Scene(emulator, OfficialClient.of(emulator));
    }

    static Scene start() {
        return of(BatchEmulator.start());
    }

    /** With a pool and a job on it. */
    Scene withJob(int dedicated, int spot) throws IOException {
        pool(dedicated, spot);
        client.jobOperations().createJob(JOB, new PoolInformation().withPoolId(POOL));
        return this;
    }

    void pool(int dedicated, int spot) throws IOException {
        client.poolOperations()
                .createPool(new PoolAddParameter()
                        .withId(POOL)
                        .withVmSize("standard_a1_v2")
                        .withTargetDedicatedNodes(dedicated)
                        .withTargetLowPriorityNodes(spot));
    }

    static TaskAddParameter task(String id, String commandLine) {
        return new TaskAddParameter().withId(id).withCommandLine(commandLine);
    }

    /** A task that runs a line of shell. */
    static TaskAddParameter shell(String id, String script) {
        return task(id, "/bin/sh -c '" + script + "'");
    }

    void add(TaskAddParameter task) throws IOException {
        client.taskOperations().createTask(JOB, task);
    }

    CloudTask task(String id) throws IOException {
        return client.taskOperations().getTask(JOB, id);
    }

    CloudTask completed(String id) throws IOException {
        until(() -> task(id).state() == TaskState.COMPLETED);
        return task(id);
    }

    CloudTask run(TaskAddParameter task) throws IOException {
        add(task);
        return completed(task.id());
    }

    List<ComputeNode> nodes() throws IOException {
        return List.copyOf(client.computeNodeOperations().listComputeNodes(POOL));
    }

    String file(String task, String path) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        client.protocolLayer().files().getFromTask(JOB, task, path, content);
        return content.toString(StandardCharsets.UTF_8);
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    static String content(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Does what fails, and gives the service's status and code. */
    static String refusal(ThrowingCallable action) {
        BatchErrorException refused = catchThrowableOfType(BatchErrorException.class, action);
        assertThat(refused).as("the request is refused").isNotNull();
        return refused.response().code() + " "
                + (refused.body() == null ? "" : refused.body().code());
    }

    @Override
    public void close() {
        emulator.close();
    }
}
