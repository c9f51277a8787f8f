package com.example.mixjobs.batch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.bgjob.batch.emulator.node.Launcher;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.node.Run;
import io.github.bgjob.batch.emulator.node.RunListener;
import io.github.bgjob.batch.emulator.node.RunOrder;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.batch.account.BatchAccess;
import com.example.mixjobs.batch.account.NewJob;
import com.example.mixjobs.batch.account.NewTask;
import com.example.mixjobs.service.Services;
import com.example.mixjobs.worker.WorkerSettings;

/**
 * Runs the dispatchers of an emulated account in this process, so that they live by its time: one moves it by months. What
 * they do from time to time they do all the time. Other tasks are not run.
 */
final class DispatchersInProcess implements Launcher, AutoCloseable {

    static final String POOL = "dispatcher";

    private static final String ID = "dispatcher";
    private static final String COMMAND = "dispatch";
    private static final int FOR_EVER = -1;
    private static final Duration ALL_THE_TIME = Duration.ofMillis(50);

    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> working = new HashSet<>();
    private int mostAtOnce;

    DispatchersInProcess(Clock clock) {
        this.clock = clock;
    }

    /** The first of them, as the manager task of a Batch job. */
    static NewJob first(Map<String, String> environment) {
        NewTask task = new NewTask(ID, COMMAND, environment, FOR_EVER, Duration.ofDays(7));
        return new NewJob(ID, POOL, Optional.of(task));
    }

    /** Their tasks. */
    synchronized Set<String> working() {
        return Set.copyOf(working);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public Run launch(RunOrder order, RunListener listener) {
        if (!order.commandLine().equals(COMMAND)) {
            return () -> {};
        }
        DispatcherProgram program = program(order.environment());
        String task = order.environment().get("AZ_BATCH_TASK_ID");
        threads.execute(() -> run(program, task, listener));
        return () -> {
            ends(task);
            threads.execute(program::stop);
        };
    }

    private void run(DispatcherProgram program, String task, RunListener listener) {
        try {
            listener.started();
            program.start();
            works(task);
            program.awaitSuccessor();
            program.stop();
            ends(task);
            listener.ended(Outcome.exited(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void works(String task) {
        working.add(task);
        mostAtOnce = Math.max(mostAtOnce, working.size());
    }

    private synchronized void ends(String task) {
        working.remove(task);
    }

    private DispatcherProgram program(Map<String, String> environment) {
        WorkerSettings settings = WorkerSettings.load(
                List.of("--lease=00:00:02", "--maxPollingInterval=00:00:01"), Map.of(), Path.of(""));
        Jobs jobs = Jobs.create(environment);
        Batch batch = Batch.on(
                jobs.storage(),
                new Services(jobs.service(), jobs.runner(), jobs.poison(), jobs.sweeper()),
                BatchAccess.from(environment).open(),
                BatchSettings.from(environment),
                settings,
                clock);
        return new DispatcherProgram(
                jobs, batch, settings, ALL_THE_TIME, Succession.of(environment, batch.account(), clock), ALL_THE_TIME);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
