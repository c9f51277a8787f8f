package com.example.webjobsjobs.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.model.JobState;
import com.example.webjobsjobs.processor.JobAbandoned;
import com.example.webjobsjobs.processor.Progress;
import com.example.webjobsjobs.store.JobTable;
import com.example.webjobsjobs.store.VersionedJob;

/**
 * A job that this worker has claimed. Every write is on top of the one before; once the row is no longer this worker's,
 * because the job was cancelled or taken over, or the lease of its message was lost, nothing is written any more.
 */
final class RunningJob implements Progress {

    private static final int LEAST_STEP = 5;
    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);

    private final JobTable jobs;
    private final Clock clock;
    private final Timing timing;
    private final Lease lease;
    private VersionedJob row;
    private Instant lastTry;
    private boolean lost;

    RunningJob(JobTable jobs, Clock clock, Timing timing, VersionedJob claimed, Lease lease) {
        this.jobs = jobs;
        this.clock = clock;
        this.timing = timing;
        this.row = claimed;
        this.lease = lease;
        this.lastTry = claimed.job().times().updated();
    }

    synchronized Job job() {
        return row.job();
    }

    @Override
    public synchronized void percent(int percent) throws JobAbandoned {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("Progress goes from 0 to 100, not to " + percent + ".");
        }
        if (!isLost() && isWorthWriting(percent)) {
            tell(percent);
        }
        stopIfLost();
    }

    /** Says that the worker is alive. */
    synchronized void beat() {
        if (!isLost() && row.job().state() == JobState.RUNNING) {
            tell(row.job().run().percent());
        }
    }

    /**
     * Looks into the row once more, as the last thing before the result is stored.
     *
     * @throws JobAbandoned when the job is no longer this worker's
     */
    synchronized void confirm() throws JobAbandoned {
        beat();
        stopIfLost();
    }

    /**
     * Writes what the work came to, unless the job is no longer this worker's.
     *
     * @return whether it was written
     */
    synchronized boolean end(UnaryOperator<Job> move) {
        return !isLost() && write(move);
    }

    private boolean isWorthWriting(int percent) {
        return percent - row.job().run().percent() >= LEAST_STEP
                && !clock.instant().isBefore(lastTry.plus(timing.progressAtMost()));
    }

    /** Storage that does not answer is no reason to throw the work away: the next beat or the end will tell. */
    private void tell(int percent) {
        lastTry = clock.instant();
        try {
            write(job -> job.progressed(percent, lastTry));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The progress of job {} could not be written: {}", row.job().id(), e.toString());
        }
    }

    private boolean write(UnaryOperator<Job> move) {
        Optional<VersionedJob> written = jobs.replace(row, move.apply(row.job()));
        while (written.isEmpty()) {
            Optional<VersionedJob> now = jobs.find(row.job().id()).filter(this::isStillMine);
            if (now.isEmpty()) {
                lost = true;
                return false;
            }
            // A write of this worker had arrived although its answer was lost.
            row = now.get();
            written = jobs.replace(row, move.apply(row.job()));
        }
        row = written.get();
        return true;
    }

    /**
     * Every claim counts an attempt, and every retry a round; an attempt that was postponed is counted again, but not for
     * the same delivery at the same time. Together they name one claim.
     */
    private boolean isStillMine(VersionedJob now) {
        return now.job().state() == JobState.RUNNING
                && now.job().run().round() == row.job().run().round()
                && now.job().run().attempts() == row.job().run().attempts()
                && now.job().run().claimant().equals(row.job().run().claimant());
    }

    private boolean isLost() {
        return lost || lease.isLost();
    }

    private void stopIfLost() throws JobAbandoned {
        if (isLost()) {
            throw new JobAbandoned(
                    "Job " + row.job().id() + " was cancelled, or its message is another worker's by now.");
        }
    }
}
