package com.acmetpl.jobs.batch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.acmetpl.jobs.Jobs;
import com.acmetpl.jobs.worker.WorkerLoop;
import com.acmetpl.jobs.worker.WorkerSettings;

/** Dispatches the jobs of the queue until it is stopped, and does what else has to be done from time to time. */
final class DispatcherProgram {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherProgram.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final List<WorkerLoop> loops;
    private final Jobs jobs;
    private final Batch batch;
    private final Duration reconcileEvery;
    private final Duration grace;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

    DispatcherProgram(Jobs jobs, Batch batch, WorkerSettings settings, Duration reconcileEvery) {
        this.jobs = jobs;
        this.batch = batch;
        this.reconcileEvery = reconcileEvery;
        this.grace = settings.gracePeriod();
        this.loops = List.of(
                jobs.workers().jobs(batch.handler(), settings), jobs.workers().poison(settings));
    }

    void start() {
        loops.forEach(WorkerLoop::start);
        every(reconcileEvery, "Reconciling", batch.reconciler()::reconcile);
        every(SWEEP_EVERY, "Sweeping", () -> jobs.sweeper().sweep());
        LOG.info("Dispatching");
    }

    /** Finishes or hands back what is in work within the grace period. */
    void stop() {
        timer.shutdownNow();
        // Not the common pool: the storage client's own calls are completed there, and a wait would keep them from it.
        ExecutorService stopping = Executors.newFixedThreadPool(loops.size());
        try {
            List<Future<Object>> unused = stopping.invokeAll(loops.stream()
                    .map(loop -> Executors.callable(() -> loop.stop(grace)))
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopping.shutdownNow();
        }
    }

    private void every(Duration interval, String what, Runnable action) {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        LOG.warn("{} has failed and is done again in {}: {}", what, interval, e.toString());
                    }
                },
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
