package com.example.webjobsjobs.service;

import java.time.Clock;

import com.example.webjobsjobs.store.JobBlobs;
import com.example.webjobsjobs.store.JobTable;
import com.example.webjobsjobs.store.Storage;

/** The parts of this package, put together on top of a storage account. */
public record Services(JobService service, JobRunner runner, PoisonHandler poison, Sweeper sweeper) {

    /**
     * Puts the parts together without calling storage.
     *
     * @param maxInputBytes larger content is refused
     */
    public static Services on(Storage storage, Processors processors, long maxInputBytes, Timing timing, Clock clock) {
        JobTable jobs = storage.jobs();
        JobBlobs blobs = storage.blobs();
        Enqueuer enqueuer = new Enqueuer(jobs, storage.queue(), clock);
        SubmissionCheck check = new SubmissionCheck(processors, maxInputBytes);
        Submitter submitter = new Submitter(check, storage.reservations(), blobs, jobs, enqueuer, clock);
        return new Services(
                new JobService(submitter, jobs, storage.lists(), blobs, enqueuer, clock),
                new JobRunner(
                        jobs,
                        new Work(processors, blobs),
                        new Heartbeats(timing.heartbeat()),
                        WorkerName.ofThisProcess(),
                        timing,
                        clock),
                new PoisonHandler(jobs, clock),
                new Sweeper(storage.lists(), jobs, blobs, enqueuer, storage.workers(), clock));
    }
}
