package io.github.bgjob.batch.emulator.state;

import java.nio.file.Path;
import java.time.Duration;

import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.node.Run;
import io.github.bgjob.batch.emulator.node.RunListener;
import io.github.bgjob.batch.emulator.node.RunOrder;
import io.github.bgjob.batch.emulator.wire.Json;

/** A run of a task on a node; what it says counts until it is over or stopped. */
final class Execution implements RunListener {

    private final Task task;
    private Run run = () -> {};
    private Alarm timeLimit = () -> {};
    private boolean over;

    Execution(Task task) {
        this.task = task;
    }

    void launch(Node node, Path directory, boolean again) {
        RunOrder order = new RunOrder(
                directory,
                again,
                Json.required(task.definition(), "commandLine"),
                Environment.of(task, node, directory),
                Json.elements(task.definition(), "resourceFiles"),
                Json.elements(task.definition(), "outputFiles"));
        run = task.account().settings().launcher().launch(order, this);
    }

    /** Ends its processes; none is left when this returns. It is for the caller to say what becomes of the task. */
    void stop() {
        over = true;
        timeLimit.cancel();
        run.kill();
    }

    @Override
    public void started() {
        unlessOver(() -> {
            task.started();
            Duration most = task.longest();
            if (TaskConstraints.isFinite(most)) {
                timeLimit = task.account().after(most, () -> unlessOver(task::takesTooLong));
            }
        });
    }

    @Override
    public void ended(Outcome outcome) {
        unlessOver(() -> {
            over = true;
            timeLimit.cancel();
            task.ended(outcome);
        });
    }

    private void unlessOver(Runnable action) {
        task.account().locked(() -> {
            if (!over) {
                action.run();
            }
        });
    }
}
