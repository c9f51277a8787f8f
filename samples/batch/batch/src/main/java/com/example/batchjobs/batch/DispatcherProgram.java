package com.example.batchjobs.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.Jobs;
import com.example.batchjobs.worker.Heartbeat;
import com.example.batchjobs.worker.WorkerLoop;
import com.example.batchjobs.worker.WorkerSettings;

/**
 * Dispatches the jobs of the queue until it is stopped, and does what else has to be done from time to time. As a task of
 * Azure Batch it makes way for a successor when it has become old.
 */
final class DispatcherProgram {

    static final Duration LOOK_AT_AGE_EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherProgram.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** Dispatchers follow each other, and each has the row of the one before. */
    private static final String NAME = "dispatcher";

    private final List<WorkerLoop> loops;
    private final Heartbeat heartbeat;
    private final Jobs jobs;
    private final Batch batch;
    private final Duration reconcileEvery;
    private final Duration grace;
    private final Optional<Succession> succession;
    private final Duration lookAtAgeEvery;
    private final CountDownLatch successorIsThere = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

    DispatcherProgram(
            Jobs jobs,
            Batch batch,
            WorkerSettings settings,
            Duration reconcileEvery,
            Optional<Succession> succession,
            Duration lookAtAgeEvery) {
        this.jobs = jobs;
        this.batch = batch;
        this.reconcileEvery = reconcileEvery;
        this.grace = settings.gracePeriod();
        this.succession = succession;
        this.lookAtAgeEvery = lookAtAgeEvery;
        this.heartbeat = jobs.workers().heartbeat(NAME);
        this.loops = List.of(
                jobs.workers().jobs(batch.handler(), settings), jobs.workers().poison(settings));
    }

    /** Begins to work; returns at once. When its successor is there already, it does nothing at all. */
    void start() {
        lookAtAge();
        if (successorIsThere.getCount() == 0) {
            return;
        }
        heartbeat.start();
        loops.forEach(WorkerLoop::start);
        every(Duration.ZERO, reconcileEvery, "Reconciling", batch.reconciler()::reconcile);
        every(Duration.ZERO, SWEEP_EVERY, "Sweeping", () -> jobs.sweeper().sweep());
        every(lookAtAgeEvery, lookAtAgeEvery, "Looking at its age", this::lookAtAge);
        LOG.info("Dispatching");
    }

    /** Waits until another dispatcher is there to go on with the work of this one, which then is to be stopped. */
    void awaitSuccessor() throws InterruptedException {
        successorIsThere.await();
    }

    private void lookAtAge() {
        try {
            if (succession.isPresent() && succession.get().proceed()) {
                successorIsThere.countDown();
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether a successor is due is looked at again in {}: {}", lookAtAgeEvery, e.toString());
        }
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
            heartbeat.close();
        }
    }

    private void every(Duration delay, Duration interval, String what, Runnable action) {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        LOG.warn("{} has failed and is done again in {}: {}", what, interval, e.toString());
                    }
                },
                delay.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
