package com.example.mixjobs.service;

import java.time.Clock;
import java.util.Optional;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.store.JobQueue;
import com.example.mixjobs.store.JobTable;

/** Sends a submitted job's message, then says so in its row: in that order, because a sweep can repair only the one. */
final class Enqueuer {

    private final JobTable jobs;
    private final JobQueue queue;
    private final Clock clock;

    Enqueuer(JobTable jobs, JobQueue queue, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Sends the message of a job that stands in {@code SUBMITTED}.
     *
     * @return the job as it stands afterwards; a worker may have been faster
     */
    Job enqueue(Job submitted) {
        JobMessage message = JobMessage.of(submitted);
        queue.send(message);
        return jobs.update(submitted.id(), job -> next(job, message))
                .map(JobTable.Update::job)
                .orElse(submitted);
    }

    private Optional<Job> next(Job job, JobMessage sent) {
        boolean stillWaits = job.state() == JobState.SUBMITTED && sent.isFor(job);
        return stillWaits ? Optional.of(job.queued(clock.instant())) : Optional.empty();
    }

    /** The same for a job that may have moved on since; does nothing then. */
    boolean enqueueIfWaiting(JobId id) {
        Optional<Job> waiting = jobs.find(id).map(row -> row.job()).filter(job -> job.state() == JobState.SUBMITTED);
        waiting.ifPresent(this::enqueue);
        return waiting.isPresent();
    }
}
