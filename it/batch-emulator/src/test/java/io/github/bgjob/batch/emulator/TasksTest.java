package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TasksTest {

    @Test
    void aTaskRunsAsAProcessAndItsOutputCanBeRead() throws Exception {
        try (BatchEmulator emulator = BatchEmulator.start()) {
            BatchClient client = OfficialClient.of(emulator);
            client.poolOperations()
                    .createPool(new PoolAddParameter()
                            .withId("pool")
                            .withVmSize("standard_a1_v2")
                            .withTargetDedicatedNodes(1));
            client.jobOperations().createJob("job", new PoolInformation().withPoolId("pool"));

            client.taskOperations()
                    .createTask(
                            "job",
                            new TaskAddParameter()
                                    .withId("task")
                                    .withCommandLine("/bin/sh -c 'echo $AZ_BATCH_JOB_ID/$AZ_BATCH_TASK_ID'"));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.taskOperations().getTask("job", "task").state() == TaskState.COMPLETED);
            CloudTask task = client.taskOperations().getTask("job", "task");
            assertThat(task.executionInfo().exitCode()).isZero();
            assertThat(task.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            client.protocolLayer().files().getFromTask("job", "task", "stdout.txt", output);
            assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("job/task\n");
        }
    }
}
