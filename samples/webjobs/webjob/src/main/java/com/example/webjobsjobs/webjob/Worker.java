package com.example.webjobsjobs.webjob;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.service.Sweeper;
import com.example.webjobsjobs.service.WorkerName;
import com.example.webjobsjobs.worker.Heartbeat;
import com.example.webjobsjobs.worker.WorkerLoop;
import com.example.webjobsjobs.worker.WorkerSettings;

/** What the triggers of a functions app do: runs jobs, marks those that were given up, and sweeps. */
final class Worker implements AutoCloseable {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkerLoop jobs;
    private final WorkerLoop poison;
    private final Sweeper sweeper;
    private final Heartbeat heartbeat;
    private final WorkerSettings settings;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, Worker::daemon);
    private final List<Future<?>> timed = new ArrayList<>();
    private volatile boolean closing;

    Worker(Jobs core, WorkerSettings settings) {
        this.jobs = core.workers().jobs(settings);
        this.poison = core.workers().poison(settings);
        this.sweeper = core.sweeper();
        this.heartbeat = core.workers().heartbeat(WorkerName.ofThisProcess());
        this.settings = settings;
    }

    /** Begins to work; returns at once. */
    void start() {
        jobs.start();
        poison.start();
        every(SWEEP_EVERY, "Sweeping", this::sweep);
        every(REPORT_EVERY, "Reporting", this::report);
        heartbeat.start();
    }

    /** Waits until jobs are received no more, and says whether that is nobody's wish. */
    boolean endsByItself() throws InterruptedException {
        jobs.await();
        return !closing;
    }

    /** Receives no more, lets what is in work finish within the grace period, and hands the rest back. */
    @Override
    public void close() {
        closing = true;
        timed.forEach(action -> action.cancel(false));
        Thread poisonStops = daemon(poison::close);
        poisonStops.start();
        jobs.close();
        join(poisonStops);
        LOG.info("Jobs: {}", jobs.metrics());
        LOG.info("Poison queue: {}", poison.metrics());
        heartbeat.close();
    }

    private void join(Thread thread) {
        try {
            thread.join(settings.gracePeriod().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        int swept = sweeper.sweep();
        if (swept > 0) {
            LOG.info("{} unfinished submissions were enqueued again or given up", swept);
        }
    }

    private void report() {
        LOG.debug("Jobs: {}", jobs.metrics());
        LOG.debug("Poison queue: {}", poison.metrics());
    }

    private void every(Duration period, String name, Runnable action) {
        timed.add(timers.scheduleWithFixedDelay(
                () -> attempt(name, action), 0, period.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void attempt(String name, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("{} has failed: {}", name, e.toString());
        }
    }

    private static Thread daemon(Runnable action) {
        Thread thread = new Thread(action, "worker-timer");
        thread.setDaemon(true);
        return thread;
    }
}
