package com.example.batchjobs.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.processor.Operation;
import com.example.batchjobs.service.JobRefused.Reason;
import com.example.batchjobs.store.JobBlobs;
import com.example.batchjobs.store.JobLists;
import com.example.batchjobs.store.JobTable;
import com.example.batchjobs.store.VersionedJob;

/**
 * What a person can do with jobs. What cannot be done is a {@link JobRefused}; a storage account that does not answer
 * is the exception its client throws.
 */
public final class JobService {

    private final Submitter submitter;
    private final JobTable jobs;
    private final JobLists lists;
    private final JobBlobs blobs;
    private final Enqueuer enqueuer;
    private final Clock clock;

    JobService(Submitter submitter, JobTable jobs, JobLists lists, JobBlobs blobs, Enqueuer enqueuer, Clock clock) {
        this.submitter = submitter;
        this.jobs = jobs;
        this.lists = lists;
        this.blobs = blobs;
        this.enqueuer = enqueuer;
        this.clock = clock;
    }

    /** What jobs can be submitted for. */
    public List<Operation> operations() {
        return submitter.operations();
    }

    /** Refuses content of that many bytes that {@link #submit} would refuse, for callers that have not read it yet. */
    public void checkSize(long bytes) {
        submitter.checkSize(bytes);
    }

    /** Takes a job in; with an idempotency key that came before, gives the job of that time. */
    public Job submit(Submission submission) {
        return submitter.submit(submission);
    }

    public Job find(JobId id) {
        return jobs.find(id).map(VersionedJob::job).orElseThrow(() -> unknown(id));
    }

    /** The newest jobs, newest first; see {@link JobLists#newest} for what that costs. */
    public List<Job> newest(int limit, Optional<JobState> state) {
        return lists.newest(limit, state.orElse(null));
    }

    /** The result of a job; empty when its processor wrote none. */
    public Optional<JobResult> result(JobId id) {
        Job job = find(id);
        return switch (job.state()) {
            case SUCCEEDED -> Optional.of(new JobResult(job, blobs)).filter(result -> result.mediaType() != null);
            case SUBMITTED, QUEUED, RUNNING ->
                throw new JobRefused(
                        Reason.CONFLICT, "Job %s is %s; its result is not there yet.".formatted(id, job.state()));
            case FAILED, POISONED, CANCELLED ->
                throw new JobRefused(Reason.GONE, "Job %s is %s; it has no result.".formatted(id, job.state()));
        };
    }

    public Job cancel(JobId id) {
        return move(
                id,
                "cancelled",
                job -> job.state().mayBecome(JobState.CANCELLED),
                job -> job.cancelled(clock.instant()));
    }

    /** Sends a failed or poisoned job through the queue again, as if for the first time. */
    public Job retry(JobId id) {
        Job submitted = move(id, "retried", job -> job.state().canBeRetried(), job -> job.resubmitted(clock.instant()));
        return enqueuer.enqueue(submitted);
    }

    private Job move(JobId id, String verb, Function<Job, Boolean> allowed, Function<Job, Job> change) {
        JobTable.Update update = jobs.update(
                        id, job -> allowed.apply(job) ? Optional.of(change.apply(job)) : Optional.empty())
                .orElseThrow(() -> unknown(id));
        if (!update.changed()) {
            throw new JobRefused(
                    Reason.CONFLICT,
                    "Job %s is %s and cannot be %s.".formatted(id, update.job().state(), verb));
        }
        return update.job();
    }

    private static JobRefused unknown(JobId id) {
        return new JobRefused(Reason.NOT_FOUND, "There is no job %s.".formatted(id));
    }
}
