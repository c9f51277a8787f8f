package io.github.bgjob.batch.emulator.autoscale;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The read-only variables that the service defines: each has a value now and samples of the past. */
public enum Metric {
    CPU_PERCENT("$CPUPercent"),
    WALL_CLOCK_SECONDS("$WallClockSeconds"),
    MEMORY_BYTES("$MemoryBytes"),
    DISK_BYTES("$DiskBytes"),
    DISK_READ_BYTES("$DiskReadBytes"),
    DISK_WRITE_BYTES("$DiskWriteBytes"),
    DISK_READ_OPS("$DiskReadOps"),
    DISK_WRITE_OPS("$DiskWriteOps"),
    NETWORK_IN_BYTES("$NetworkInBytes"),
    NETWORK_OUT_BYTES("$NetworkOutBytes"),
    SAMPLE_NODE_COUNT("$SampleNodeCount"),
    ACTIVE_TASKS("$ActiveTasks"),
    RUNNING_TASKS("$RunningTasks"),
    PENDING_TASKS("$PendingTasks"),
    SUCCEEDED_TASKS("$SucceededTasks"),
    FAILED_TASKS("$FailedTasks"),
    TASK_SLOTS_PER_NODE("$TaskSlotsPerNode"),
    CURRENT_DEDICATED_NODES("$CurrentDedicatedNodes"),
    CURRENT_LOW_PRIORITY_NODES("$CurrentLowPriorityNodes"),
    USABLE_NODE_COUNT("$UsableNodeCount"),
    PREEMPTED_NODE_COUNT("$PreemptedNodeCount");

    private static final Map<String, Metric> BY_VARIABLE =
            Arrays.stream(values()).collect(Collectors.toMap(Metric::variable, Function.identity()));

    private final String variable;

    Metric(String variable) {
        this.variable = variable;
    }

    /** Its name in a formula. */
    public String variable() {
        return variable;
    }

    static Optional<Metric> named(String variable) {
        return Optional.ofNullable(BY_VARIABLE.get(variable));
    }
}
