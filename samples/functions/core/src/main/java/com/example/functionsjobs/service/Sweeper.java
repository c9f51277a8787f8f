package com.example.functionsjobs.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.functionsjobs.model.Job;
import com.example.functionsjobs.model.JobError;
import com.example.functionsjobs.model.JobId;
import com.example.functionsjobs.model.JobState;
import com.example.functionsjobs.store.JobBlobs;
import com.example.functionsjobs.store.JobLists;
import com.example.functionsjobs.store.JobTable;
import com.example.functionsjobs.store.WorkerTable;

/**
 * Finds jobs whose submission or retry stopped half-way: the row says {@code SUBMITTED}, and the message may never have
 * been sent.
 *
 * <p>A sweep costs sixteen queries at the same time, and a few calls for each job it finds; how many jobs there are
 * does not matter (see {@link JobLists#submittedBefore}). Several sweeps at once do no harm. It also costs one query for
 * the rows of workers that were killed, which it deletes.
 */
public final class Sweeper {

    /** A submission that is younger may still be going on. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration ROWS_OF_THE_DEAD_LIVE = Duration.ofDays(1);

    private static final int MOST_PER_PARTITION = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final JobLists lists;
    private final JobTable jobs;
    private final JobBlobs blobs;
    private final Enqueuer enqueuer;
    private final WorkerTable workers;
    private final Clock clock;

    Sweeper(JobLists lists, JobTable jobs, JobBlobs blobs, Enqueuer enqueuer, WorkerTable workers, Clock clock) {
        this.lists = lists;
        this.jobs = jobs;
        this.blobs = blobs;
        this.enqueuer = enqueuer;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Sends their messages. A job without input can never run; it becomes {@code FAILED}.
     *
     * @return how many jobs were found; when that is a great many, the next sweep finds the rest
     */
    public int sweep() {
        int found = 0;
        for (JobId id : lists.submittedBefore(clock.instant().minus(GRACE), MOST_PER_PARTITION)) {
            if (blobs.hasInput(id)) {
                LOG.warn("Job {} was left in SUBMITTED; sending its message", id);
                enqueuer.enqueueIfWaiting(id);
            } else {
                LOG.warn("Job {} was left in SUBMITTED without its input; giving it up", id);
                jobs.update(id, this::withoutInput);
            }
            found++;
        }
        workers.deleteWrittenBefore(clock.instant().minus(ROWS_OF_THE_DEAD_LIVE));
        return found;
    }

    private Optional<Job> withoutInput(Job job) {
        return job.state() == JobState.SUBMITTED
                ? Optional.of(job.failed(
                        new JobError("InputMissing", "The job's input is not in storage. Submit it again."),
                        clock.instant()))
                : Optional.empty();
    }
}
