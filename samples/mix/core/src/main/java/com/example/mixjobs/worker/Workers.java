package com.example.mixjobs.worker;

import java.time.Clock;
import java.util.Optional;

import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.JobRunner;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.PoisonHandler;
import com.example.mixjobs.service.Services;
import com.example.mixjobs.service.Tries;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.store.WorkQueue;
import com.example.mixjobs.store.WorkerTable;

/** Makes the loops of a worker; none of them is started yet. */
public final class Workers {

    private final WorkQueue jobs;
    private final WorkQueue poison;
    private final JobRunner runner;
    private final PoisonHandler poisonHandler;
    private final WorkerTable rows;
    private final String build;

    private Workers(
            WorkQueue jobs,
            WorkQueue poison,
            JobRunner runner,
            PoisonHandler poisonHandler,
            WorkerTable rows,
            String build) {
        this.jobs = jobs;
        this.poison = poison;
        this.runner = runner;
        this.poisonHandler = poisonHandler;
        this.rows = rows;
        this.build = build;
    }

    /**
     * Puts the parts together without calling storage.
     *
     * @param build of this process, where it is known
     */
    public static Workers on(Storage storage, Services services, Optional<String> build) {
        return new Workers(
                storage.work(),
                storage.poisonWork(),
                services.runner(),
                services.poison(),
                storage.workers(),
                build.orElse(""));
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

    /**
     * Tells others of this process.
     *
     * @param name unlike that of any other worker that is to be seen beside it
     */
    public Heartbeat heartbeat(String name) {
        return new Heartbeat(rows, name, build, Clock.systemUTC());
    }

    private Outcome mark(Delivery delivery, Lease lease) {
        poisonHandler.handle(delivery.body());
        return new Outcome.Done();
    }

    /** Runs the job that a message names; tries are counted in its row. */
    public record Running(JobRunner runner) implements MessageHandler {

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
