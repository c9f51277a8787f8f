package io.github.bgjob.batch.emulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.batch.emulator.autoscale.AutoscaleRun;
import io.github.bgjob.batch.emulator.autoscale.Formula;
import io.github.bgjob.batch.emulator.autoscale.Metric;
import io.github.bgjob.batch.emulator.autoscale.NodeDeallocation;
import io.github.bgjob.batch.emulator.autoscale.PoolView;
import io.github.bgjob.batch.emulator.autoscale.SampleHistory;
import io.github.bgjob.batch.emulator.autoscale.Targets;

/**
 * A pool of virtual nodes under a formula that is evaluated every five minutes, as Batch does it: preempted nodes stay in
 * the pool and come back when there is capacity, and a node that is one too many first finishes its tasks.
 */
final class VirtualPool {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration STEP = SampleHistory.PERIOD;
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Day day;
    private final Formula formula;
    private final int slots;
    private final SampleHistory history = new SampleHistory();
    private final Deque<VirtualTask> waiting = new ArrayDeque<>();
    private final List<VirtualNode> nodes = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private Targets targets = new Targets(0, 0, NodeDeallocation.REQUEUE);
    private Duration now = Duration.ZERO;
    private int arrived;
    private int finished;

    private VirtualPool(Day day, Formula formula, int slots) {
        this.day = day;
        this.formula = formula;
        this.slots = slots;
    }

    /**
     * What the day looked like, every 30 seconds.
     *
     * @throws IllegalStateException when an evaluation of the formula fails
     */
    static List<Moment> live(Day day, Formula formula, int slots) {
        VirtualPool pool = new VirtualPool(day, formula, slots);
        while (pool.now.compareTo(Day.LENGTH) < 0) {
            pool.step();
        }
        if (pool.finished + pool.backlog() != day.arrivals().size()) {
            throw new IllegalStateException("a task was lost or done twice");
        }
        return pool.moments;
    }

    private int backlog() {
        return waiting.size() + running();
    }

    private int running() {
        return nodes.stream().mapToInt(VirtualNode::running).sum();
    }

    private void step() {
        arrive();
        finish();
        preempt();
        if (now.toSeconds() % INTERVAL.toSeconds() == 0) {
            evaluate();
        }
        resize(false, targets.dedicated());
        resize(true, targets.lowPriority());
        schedule();
        history.add(MIDNIGHT.plus(now), readings());
        moments.add(moment());
        now = now.plus(STEP);
    }

    private void arrive() {
        while (arrived < day.arrivals().size()
                && day.arrivals().get(arrived).at().compareTo(now) <= 0) {
            waiting.add(new VirtualTask(day.arrivals().get(arrived).length()));
            arrived++;
        }
    }

    private void finish() {
        for (VirtualNode node : nodes) {
            finished += node.finished(now).size();
        }
        nodes.removeIf(node -> node.isLeaving() && node.isIdle());
    }

    private void preempt() {
        for (Day.Shortage shortage : day.shortages()) {
            if (shortage.from().equals(now)) {
                List<VirtualNode> spot = nodes.stream()
                        .filter(node -> node.spot && !node.isPreempted())
                        .toList();
                spot.stream()
                        .limit((int) Math.ceil(spot.size() * shortage.share()))
                        .forEach(node -> node.preempt().forEach(waiting::addFirst));
            }
        }
        if (!day.isSpotScarce(now)) {
            nodes.stream().filter(VirtualNode::isPreempted).forEach(node -> node.comeBack(now));
        }
    }

    private void evaluate() {
        AutoscaleRun run = formula.evaluate(new PoolView(MIDNIGHT.plus(now), targets, readings(), history));
        run.error().ifPresent(error -> {
            throw new IllegalStateException(now + ": " + error.getMessage(), error);
        });
        targets = run.targets();
    }

    private void resize(boolean spot, int target) {
        List<VirtualNode> staying = nodes.stream()
                .filter(node -> node.spot == spot && !node.isLeaving())
                .sorted(Comparator.comparing(VirtualNode::isPreempted)
                        .thenComparing(VirtualNode::isIdle)
                        .reversed())
                .toList();
        staying.stream().limit(Math.max(0, staying.size() - target)).forEach(VirtualNode::leave);
        if (!spot || !day.isSpotScarce(now)) {
            for (int missing = target - staying.size(); missing > 0; missing--) {
                nodes.add(new VirtualNode(spot, slots, now));
            }
        }
        nodes.removeIf(node -> node.isLeaving() && node.isIdle());
    }

    private void schedule() {
        for (VirtualNode node : nodes) {
            while (node.hasRoom(now) && !waiting.isEmpty()) {
                node.run(waiting.remove(), now);
            }
        }
    }

    private Map<Metric, Double> readings() {
        Map<Metric, Double> readings = new EnumMap<>(Metric.class);
        readings.put(Metric.ACTIVE_TASKS, (double) waiting.size());
        readings.put(Metric.RUNNING_TASKS, (double) running());
        readings.put(Metric.PENDING_TASKS, (double) backlog());
        readings.put(Metric.TASK_SLOTS_PER_NODE, (double) slots);
        readings.put(Metric.CURRENT_DEDICATED_NODES, (double) count(false));
        readings.put(Metric.CURRENT_LOW_PRIORITY_NODES, (double) count(true));
        readings.put(Metric.PREEMPTED_NODE_COUNT, (double) preempted());
        return readings;
    }

    private int count(boolean spot) {
        return (int) nodes.stream().filter(node -> node.spot == spot).count();
    }

    private int preempted() {
        return (int) nodes.stream().filter(VirtualNode::isPreempted).count();
    }

    private Moment moment() {
        return new Moment(
                now,
                count(false),
                count(true) - preempted(),
                preempted(),
                (int) nodes.stream()
                        .filter(node -> !node.spot && node.isReady(now))
                        .count(),
                waiting.size(),
                running(),
                targets.dedicated(),
                targets.lowPriority());
    }
}
