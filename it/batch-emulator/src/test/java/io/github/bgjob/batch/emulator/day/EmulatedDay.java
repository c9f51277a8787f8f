package io.github.bgjob.batch.emulator.day;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.bgjob.batch.emulator.autoscale.SampleHistory;
import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.node.Launcher;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.node.Run;
import io.github.bgjob.batch.emulator.node.RunListener;
import io.github.bgjob.batch.emulator.node.RunOrder;
import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Delays;
import io.github.bgjob.batch.emulator.state.Job;
import io.github.bgjob.batch.emulator.state.Node;
import io.github.bgjob.batch.emulator.state.NodeState;
import io.github.bgjob.batch.emulator.state.Pool;
import io.github.bgjob.batch.emulator.state.Quotas;
import io.github.bgjob.batch.emulator.state.TaskState;
import io.github.bgjob.batch.emulator.wire.Json;

/**
 * A day in an emulator whose clock is moved and whose tasks only take time: a task's command line is its length. Pool,
 * nodes, preemption, samples and the evaluation of the formula every five minutes are the emulator's own.
 */
final class EmulatedDay {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration STEP = SampleHistory.PERIOD;
    private static final Duration NODE_START = Duration.ofMinutes(3);
    /** More than any formula here asks for: what quotas do is another matter. */
    private static final Quotas QUOTAS = Quotas.DEFAULT.withSpotCores(1000);

    private static final AtomicInteger LIVED = new AtomicInteger();

    private final Day day;
    private final MovableClock clock = new MovableClock(MIDNIGHT);
    private final Account account;
    private final Pool pool;
    private final Job job;
    private final List<Moment> moments = new ArrayList<>();
    private int arrived;

    private EmulatedDay(Day day, String formula, int slots, Quotas quotas) {
        this.day = day;
        Duration away = day.eviction().map(Day.Eviction::away).orElse(STEP);
        account = new Account(new Account.Settings(
                "emulator",
                clock,
                new Waiting(),
                Path.of("target", "no-disk", "day-" + LIVED.incrementAndGet()),
                quotas,
                Delays.SHORT.withNodeStart(NODE_START).withSpotReturn(away)));
        pool = account.addPool(Json.object()
                .put("id", "pool")
                .put("vmSize", "standard_d2s_v5")
                .put("taskSlotsPerNode", slots)
                .put("enableAutoScale", true)
                .put("autoScaleFormula", formula)
                .put("autoScaleEvaluationInterval", "PT5M"));
        ObjectNode definition = Json.object().put("id", "job");
        definition.putObject("poolInfo").put("poolId", "pool");
        job = account.addJob(definition);
    }

    /**
     * What the day looked like, every 30 seconds.
     *
     * @throws IllegalStateException when an evaluation of the formula fails
     */
    static List<Moment> live(Day day, String formula, int slots) {
        return live(day, formula, slots, QUOTAS);
    }

    /** The same in an account that may not have so much. */
    static List<Moment> live(Day day, String formula, int slots, Quotas quotas) {
        return lived(day, formula, slots, quotas).moments;
    }

    /** How many tasks were taken from a node because the pool was to be smaller. */
    static int cutOff(Day day, String formula, int slots) {
        return lived(day, formula, slots, QUOTAS).job.tasks().stream()
                .mapToInt(task ->
                        task.json().path("executionInfo").path("requeueCount").asInt())
                .sum();
    }

    private static EmulatedDay lived(Day day, String formula, int slots, Quotas quotas) {
        EmulatedDay lived = new EmulatedDay(day, formula, slots, quotas);
        try {
            for (Duration now = Duration.ZERO; now.compareTo(Day.LENGTH) < 0; now = now.plus(STEP)) {
                lived.step(now);
            }
        } finally {
            lived.account.close();
        }
        return lived;
    }

    private void step(Duration now) {
        account.locked(() -> {
            arrive(now);
            return null;
        });
        day.shortages().forEach(shortage -> shorten(shortage, now));
        day.eviction().filter(eviction -> eviction.at().equals(now)).ifPresent(eviction -> spotNodes()
                .forEach(node -> account.preempt(pool.id(), node)));
        clock.advance(STEP);
        moments.add(account.locked(() -> moment(now)));
    }

    private void arrive(Duration now) {
        while (arrived < day.arrivals().size()
                && day.arrivals().get(arrived).at().compareTo(now) <= 0) {
            job.addTask(Json.object()
                    .put("id", "task-" + arrived)
                    .put("commandLine", day.arrivals().get(arrived).length().toString()));
            arrived++;
        }
    }

    private void shorten(Day.Shortage shortage, Duration now) {
        if (shortage.from().equals(now)) {
            List<String> spot = spotNodes();
            int lost = (int) Math.ceil(spot.size() * shortage.share());
            account.spotCapacity(spot.size() - lost);
            spot.subList(0, lost).forEach(node -> account.preempt(pool.id(), node));
        } else if (shortage.to().equals(now)) {
            account.spotCapacity(Integer.MAX_VALUE);
        }
    }

    private List<String> spotNodes() {
        return account.locked(() -> pool.nodes().stream()
                .filter(node -> !node.isDedicated())
                .map(Node::id)
                .toList());
    }

    private Moment moment(Duration now) {
        ObjectNode json = pool.json();
        if (json.path("autoScaleRun").has("error")) {
            throw new IllegalStateException(now + ": " + json.path("autoScaleRun"));
        }
        int preempted = nodes(false, NodeState.PREEMPTED);
        return new Moment(
                now,
                json.path("currentDedicatedNodes").asInt(),
                json.path("currentLowPriorityNodes").asInt() - preempted,
                preempted,
                nodes(true, NodeState.LEAVINGPOOL) + nodes(false, NodeState.LEAVINGPOOL),
                working(true) + working(false),
                working(true),
                tasks(TaskState.ACTIVE),
                tasks(TaskState.RUNNING),
                json.path("targetDedicatedNodes").asInt(),
                json.path("targetLowPriorityNodes").asInt());
    }

    private int working(boolean dedicated) {
        return nodes(dedicated, NodeState.IDLE) + nodes(dedicated, NodeState.RUNNING);
    }

    private int nodes(boolean dedicated, NodeState state) {
        return (int) pool.nodes().stream()
                .filter(node -> node.isDedicated() == dedicated && node.state() == state)
                .count();
    }

    private int tasks(TaskState state) {
        return (int) job.tasks().stream().filter(task -> task.state() == state).count();
    }

    /** Runs nothing, for as long as the command line says. */
    private final class Waiting implements Launcher {

        @Override
        public Run launch(RunOrder order, RunListener listener) {
            clock.after(Duration.ZERO, listener::started);
            return clock.after(Duration.parse(order.commandLine()), () -> listener.ended(Outcome.exited(0)))::cancel;
        }
    }
}
