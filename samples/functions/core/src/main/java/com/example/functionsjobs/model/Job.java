package com.example.functionsjobs.model;

import java.time.Instant;
import java.util.Map;

/**
 * A job as it stands. Each move is a method that gives the job after it; a move that {@link JobState#mayBecome} does
 * not allow is an {@link IllegalStateException}.
 */
public record Job(
        JobId id, JobState state, String operation, Map<String, String> parameters, JobRun run, JobTimes times) {

    public Job {
        parameters = Map.copyOf(parameters);
    }

    public static Job submitted(JobId id, String operation, Map<String, String> parameters, Instant now) {
        return new Job(id, JobState.SUBMITTED, operation, parameters, JobRun.first(), JobTimes.createdAt(now));
    }

    /** Its message has been sent. */
    public Job queued(Instant now) {
        return to(JobState.QUEUED, run, times.updatedAt(now));
    }

    /** It is given to a Batch task: for the first time, or because the one before is gone. */
    public Job dispatched(BatchTask task, Instant now) {
        return to(JobState.QUEUED, run.givenTo(task), times.updatedAt(now));
    }

    /** It could not be given to a Batch task; counts as an attempt that failed. */
    public Job notDispatched(JobError error, Instant now) {
        return to(JobState.QUEUED, run.failedWith(error).countingAttempt().countingFailure(), times.updatedAt(now));
    }

    /** A worker begins on it, or takes it over from one that is gone. */
    public Job claimed(Claimant by, Instant now) {
        return to(JobState.RUNNING, run.claimedBy(by), times.startedAt(now));
    }

    /** Its worker is alive and has come this far. */
    public Job progressed(int percent, Instant now) {
        return to(JobState.RUNNING, run.at(percent), times.updatedAt(now));
    }

    /** Its worker gives it back: to be tried again, or on its way to the poison queue. */
    public Job released(JobError error, Instant now) {
        return to(JobState.QUEUED, run.failedWith(error).countingFailure().at(0), times.updatedAt(now));
    }

    /** Its worker gives it back without having tried it; counts as no attempt. */
    public Job postponed(JobError reason, Instant now) {
        return to(JobState.QUEUED, run.failedWith(reason).uncountingAttempt().at(0), times.updatedAt(now));
    }

    /**
     * Its work is done.
     *
     * @param mediaType null when the processor wrote no result
     */
    public Job succeeded(String mediaType, Instant now) {
        return to(JobState.SUCCEEDED, run.done(mediaType), times.finishedAt(now));
    }

    public Job failed(JobError error, Instant now) {
        return to(JobState.FAILED, run.failedWith(error), times.finishedAt(now));
    }

    public Job poisoned(JobError error, Instant now) {
        return to(JobState.POISONED, run.failedWith(error), times.finishedAt(now));
    }

    public Job cancelled(Instant now) {
        return to(JobState.CANCELLED, run, times.finishedAt(now));
    }

    /** A person sends it through the queue again, as if for the first time. */
    public Job resubmitted(Instant now) {
        return to(JobState.SUBMITTED, run.nextRound(), times.restartedAt(now));
    }

    private Job to(JobState next, JobRun runThen, JobTimes timesThen) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Job " + id + " is " + state + " and cannot become " + next + ".");
        }
        return new Job(id, next, operation, parameters, runThen, timesThen);
    }
}
