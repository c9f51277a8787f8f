package com.example.webjobsjobs.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.model.Claimant;
import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.model.JobError;
import com.example.webjobsjobs.model.JobMessage;
import com.example.webjobsjobs.processor.JobPostponed;
import com.example.webjobsjobs.processor.OutOfMemory;
import com.example.webjobsjobs.processor.PermanentFailure;
import com.example.webjobsjobs.store.JobTable;
import com.example.webjobsjobs.store.VersionedJob;

/** Runs the job that a delivery of the queue asks for, unless it is done, or another worker has it. */
public final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobTable jobs;
    private final Work work;
    private final Heartbeats heartbeats;
    private final String worker;
    private final Timing timing;
    private final Clock clock;

    JobRunner(JobTable jobs, Work work, Heartbeats heartbeats, String worker, Timing timing, Clock clock) {
        this.jobs = jobs;
        this.work = work;
        this.heartbeats = heartbeats;
        this.worker = worker;
        this.timing = timing;
        this.clock = clock;
    }

    /** The names of the operations of the jobs that it can run. */
    public Set<String> operations() {
        return work.operations();
    }

    /**
     * Runs the job; its row is written before this returns. Never throws for a job's sake: what the processor throws,
     * an {@link Error} too, and storage that does not answer are outcomes.
     */
    public Outcome run(Delivery delivery) {
        return run(delivery, Lease.KEPT_BY_PLATFORM);
    }

    /**
     * The same for a message that may be lost to another worker meanwhile: then the job is left to that one, and
     * nothing of this run is written any more.
     */
    public Outcome run(Delivery delivery, Lease lease) {
        Optional<JobMessage> message = JobMessage.parse(delivery.body());
        if (message.isEmpty()) {
            return new Outcome.Poison("The message is not a job id: " + Quoted.of(delivery.body()));
        }
        try {
            Claimant claimant = new Claimant(worker, delivery.messageId());
            return jobs.update(message.get().id(), job -> claim(job, message.get(), claimant))
                    .map(update -> runIfClaimed(update, lease))
                    .orElseGet(() -> new Outcome.Poison(
                            "There is no job " + message.get().id() + "."));
        } catch (RuntimeException e) {
            LOG.warn("Job {} could not be run: {}", message.get().id(), e.toString());
            return new Outcome.Retry(e);
        }
    }

    /**
     * What became of the earlier deliveries of a message, by the job's row: other than the queue's count, this tells
     * failures from workers that were killed.
     */
    public Tries triesBefore(Delivery delivery) {
        return JobMessage.parse(delivery.body())
                .flatMap(message ->
                        jobs.find(message.id()).map(VersionedJob::job).filter(message::isFor))
                .map(job -> new Tries(
                        job.run().failures(), job.run().attempts() - job.run().failures()))
                .orElseGet(() -> Tries.countedByQueue(delivery));
    }

    private Optional<Job> claim(Job job, JobMessage message, Claimant claimant) {
        boolean free = message.isFor(job)
                && job.run().isFor(claimant)
                && switch (job.state()) {
                    case SUBMITTED, QUEUED -> true;
                    case RUNNING -> mayTakeOver(job, claimant);
                    case SUCCEEDED, FAILED, POISONED, CANCELLED -> false;
                };
        return free ? Optional.of(job.claimed(claimant, clock.instant())) : Optional.empty();
    }

    /** The queue gives out a message again only when its worker has lost it; for another one, the heartbeat decides. */
    private boolean mayTakeOver(Job job, Claimant claimant) {
        Instant presumedDead = job.times().updated().plus(timing.presumedDead());
        return claimant.messageId().equals(job.run().claimant().messageId())
                || clock.instant().isAfter(presumedDead);
    }

    private Outcome runIfClaimed(JobTable.Update update, Lease lease) {
        Job job = update.job();
        if (!update.changed()) {
            LOG.info("Job {} is {} and needs no work; its message is a duplicate", job.id(), job.state());
            return new Outcome.Done();
        }
        LOG.info("Job {} begins, attempt {}: {}", job.id(), job.run().attempts(), job.operation());
        RunningJob running = new RunningJob(jobs, clock, timing, update.row(), lease);
        return heartbeats.during(running, () -> run(running));
    }

    private Outcome run(RunningJob running) {
        try {
            String mediaType = work.perform(running);
            return ended(running, new Outcome.Done(), job -> job.succeeded(mediaType, clock.instant()));
        } catch (PermanentFailure e) {
            return OutOfMemory.behind(e).map(error -> failed(running, error)).orElseGet(() -> givenUp(running, e));
        } catch (JobPostponed e) {
            LOG.info("Job {} is postponed: {}", running.job().id(), e.getMessage());
            return ended(running, new Outcome.Retry(e), job -> job.postponed(JobError.of(e), clock.instant()));
        } catch (InterruptedException e) {
            Outcome outcome = failed(running, e, new Outcome.Retry(e));
            Thread.currentThread().interrupt();
            return outcome;
        } catch (Exception e) {
            return failed(running, e, new Outcome.Retry(e));
        } catch (Error e) {
            return failed(running, e);
        }
    }

    private Outcome givenUp(RunningJob running, PermanentFailure e) {
        LOG.warn("Job {} can never succeed: {}", running.job().id(), e.getMessage());
        return released(running, e, new Outcome.Poison(e.getMessage()));
    }

    private Outcome failed(RunningJob running, Error error) {
        return failed(running, error, new Outcome.Retry(new ExecutionException(error)));
    }

    private Outcome failed(RunningJob running, Throwable failure, Outcome outcome) {
        LOG.warn("Job {} failed", running.job().id(), failure);
        return released(running, failure, outcome);
    }

    private Outcome released(RunningJob running, Throwable failure, Outcome outcome) {
        return ended(running, outcome, job -> job.released(JobError.of(failure), clock.instant()));
    }

    private static Outcome ended(RunningJob running, Outcome outcome, UnaryOperator<Job> move) {
        if (running.end(move)) {
            return outcome;
        }
        LOG.info(
                "Job {} was cancelled, taken over or given back meanwhile",
                running.job().id());
        return new Outcome.Done();
    }
}
