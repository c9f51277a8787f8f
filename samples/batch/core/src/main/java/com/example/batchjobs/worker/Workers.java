package com.example.batchjobs.worker;

import java.time.Clock;

import com.example.batchjobs.service.Delivery;
import com.example.batchjobs.service.JobRunner;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Outcome;
import com.example.batchjobs.service.PoisonHandler;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Tries;
import com.example.batchjobs.service.WorkerName;
import com.example.batchjobs.store.Storage;
import com.example.batchjobs.store.WorkQueue;

/** Makes the loops of a worker; none of them is started yet. */
public final class Workers {

    private final WorkQueue jobs;
    private final WorkQueue poison;
    private final JobRunner runner;
    private final PoisonHandler poisonHandler;
    private final WorkerFigures figures;

    private Workers(
            WorkQueue jobs, WorkQueue poison, JobRunner runner, PoisonHandler poisonHandler, WorkerFigures figures) {
        this.jobs = jobs;
        this.poison = poison;
        this.runner = runner;
        this.poisonHandler = poisonHandler;
        this.figures = figures;
    }

    /** Puts the parts together without calling storage. */
    public static Workers on(Storage storage, Services services) {
        return new Workers(
                storage.work(),
                storage.poisonWork(),
                services.runner(),
                services.poison(),
                new WorkerFigures(storage.workers(), WorkerName.ofThisProcess(), Clock.systemUTC()));
    }

    /** Runs the jobs of the queue. */
    public WorkerLoop jobs(WorkerSettings settings) {
        return jobs(new Running(runner), settings);
    }

    /** Does something else with the jobs of the queue. */
    public WorkerLoop jobs(MessageHandler handler, WorkerSettings settings) {
        return new WorkerLoop(jobs, handler, settings, Ticker.system());
    }

    /** Marks the jobs whose message has reached the poison queue. */
    public WorkerLoop poison(WorkerSettings settings) {
        return new WorkerLoop(poison, this::mark, settings, Ticker.system());
    }

    /** What this process tells of itself to others. */
    public WorkerFigures figures() {
        return figures;
    }

    private Outcome mark(Delivery delivery, Lease lease) {
        poisonHandler.handle(delivery.body());
        return new Outcome.Done();
    }

    /** Runs the job that a message names; tries are counted in its row. */
    record Running(JobRunner runner) implements MessageHandler {

        @Override
        public Outcome handle(Delivery delivery, Lease lease) {
            return runner.run(delivery, lease);
        }

        @Override
        public Tries triesBefore(Delivery delivery) {
            return runner.triesBefore(delivery);
        }
    }
}
