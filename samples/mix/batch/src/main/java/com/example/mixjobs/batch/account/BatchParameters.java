package com.example.mixjobs.batch.account;

import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.time.Period;

/** Says in the words of Microsoft's client library what is to be made. */
final class BatchParameters {

    private static final Duration EVALUATION = Duration.ofMinutes(5);

    private BatchParameters() {}

    static TaskAddParameter task(NewTask task) {
        return new TaskAddParameter()
                .withId(task.id())
                .withCommandLine(task.commandLine())
                .withEnvironmentSettings(environment(task.environment()))
                .withConstraints(constraints(task));
    }

    static JobAddParameter job(NewJob job) {
        JobAddParameter parameter = new JobAddParameter()
                .withId(job.id())
                .withPoolInfo(new PoolInformation().withPoolId(job.pool()))
                .withOnAllTasksComplete(OnAllTasksComplete.NO_ACTION);
        job.manager().ifPresent(task -> parameter.withJobManagerTask(manager(task)));
        return parameter;
    }

    private static JobManagerTask manager(NewTask task) {
        return new JobManagerTask()
                .withId(task.id())
                .withCommandLine(task.commandLine())
                .withEnvironmentSettings(environment(task.environment()))
                .withConstraints(constraints(task))
                .withKillJobOnCompletion(false)
                .withRunExclusive(false)
                .withAllowLowPriorityNode(false);
    }

    static PoolAddParameter pool(NewPool pool) {
        PoolAddParameter parameter = new PoolAddParameter()
                .withId(pool.id())
                .withVmSize("standard_d2s_v3")
                .withVirtualMachineConfiguration(new VirtualMachineConfiguration()
                        .withImageReference(new ImageReference()
                                .withPublisher("microsoft-dsvm")
                                .withOffer("ubuntu-hpc")
                                .withSku("2404")
                                .withVersion("latest"))
                        .withNodeAgentSKUId("batch.node.ubuntu 24.04"))
                .withTaskSlotsPerNode(pool.tasksPerNode());
        if (pool.scale() instanceof NewPool.Scale.Fixed fixed) {
            return parameter.withTargetDedicatedNodes(fixed.dedicated()).withTargetLowPriorityNodes(fixed.spot());
        }
        return parameter
                .withEnableAutoScale(true)
                .withAutoScaleFormula(((NewPool.Scale.Formula) pool.scale()).text())
                .withAutoScaleEvaluationInterval(period(EVALUATION));
    }

    private static TaskConstraints constraints(NewTask task) {
        return new TaskConstraints()
                .withMaxTaskRetryCount(task.maxRetries())
                .withRetentionTime(period(task.retention()));
    }

    private static List<EnvironmentSetting> environment(Map<String, String> variables) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(it ->
                                new EnvironmentSetting().withName(it.getKey()).withValue(it.getValue()))
                        .toList();
    }

    private static Period period(Duration duration) {
        return Period.seconds(Math.toIntExact(duration.toSeconds()));
    }
}
