package io.github.bgjob.batch.emulator.state;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

import io.github.bgjob.batch.emulator.autoscale.Metric;

/**
 * What a formula can measure of a pool: tasks and nodes. Nothing is known of processors, memory, disks and networks.
 */
final class Readings {

    private final Pool pool;

    Readings(Pool pool) {
        this.pool = pool;
    }

    Map<Metric, Double> now() {
        double active = tasks(Task::isWaiting, job -> job.is(JobState.ACTIVE));
        double running = tasks(Task::isExecuting);
        Map<Metric, Double> readings = new EnumMap<>(Metric.class);
        readings.put(Metric.ACTIVE_TASKS, active);
        readings.put(Metric.RUNNING_TASKS, running);
        readings.put(Metric.PENDING_TASKS, active + running);
        readings.put(Metric.SUCCEEDED_TASKS, tasks(Task::hasSucceeded));
        readings.put(Metric.FAILED_TASKS, tasks(Task::hasFailed));
        readings.put(Metric.TASK_SLOTS_PER_NODE, (double) pool.slots());
        readings.put(Metric.CURRENT_DEDICATED_NODES, nodes(Node::isDedicated));
        readings.put(Metric.CURRENT_LOW_PRIORITY_NODES, nodes(node -> !node.isDedicated()));
        readings.put(Metric.SAMPLE_NODE_COUNT, nodes(node -> true));
        readings.put(Metric.USABLE_NODE_COUNT, nodes(Node::takesTasks));
        readings.put(Metric.PREEMPTED_NODE_COUNT, nodes(node -> node.state() == NodeState.PREEMPTED));
        return readings;
    }

    private double tasks(Predicate<Task> which) {
        return tasks(which, job -> true);
    }

    private double tasks(Predicate<Task> which, Predicate<Job> ofWhich) {
        return pool.account().jobs().stream()
                .filter(job -> job.belongsTo(pool))
                .filter(ofWhich)
                .flatMap(job -> job.tasks().stream())
                .filter(which)
                .count();
    }

    private double nodes(Predicate<Node> which) {
        return pool.nodes().stream().filter(which).count();
    }
}
