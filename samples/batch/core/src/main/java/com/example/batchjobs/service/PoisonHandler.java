package com.example.batchjobs.service;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobError;
import com.example.batchjobs.model.JobMessage;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.store.JobTable;

/** Marks jobs whose message has reached the poison queue. */
public final class PoisonHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

    private final JobTable jobs;
    private final Clock clock;

    PoisonHandler(JobTable jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Marks the job {@code POISONED}, with its last error. Handling the same message again changes nothing, and neither
     * does a message from before a retry. Malformed bodies and unknown ids are logged and swallowed.
     */
    public void handle(String body) {
        Optional<JobMessage> message = JobMessage.parse(body);
        if (message.isEmpty()) {
            LOG.warn("A message in the poison queue is not a job id: {}", Quoted.of(body));
            return;
        }
        mark(message.get(), job -> Optional.of(lastError(job)));
    }

    /**
     * Marks the job of a message {@code POISONED}, unless it is over or the message is from before a retry.
     *
     * @param reason why, given the job as it stands; nothing to leave it as it is
     */
    public void mark(JobMessage message, Function<Job, Optional<JobError>> reason) {
        Optional<JobTable.Update> update = jobs.update(message.id(), job -> poisoned(job, message, reason));
        if (update.isEmpty()) {
            LOG.warn("A message to be poisoned names job {}, which does not exist", message.id());
        } else if (update.get().changed()) {
            LOG.warn(
                    "Job {} is poisoned: {}",
                    message.id(),
                    update.get().job().run().error());
        }
    }

    private Optional<Job> poisoned(Job job, JobMessage message, Function<Job, Optional<JobError>> reason) {
        return job.state().isTerminal() || !message.isFor(job)
                ? Optional.empty()
                : reason.apply(job).map(error -> job.poisoned(error, clock.instant()));
    }

    /** What went wrong the last time. */
    public static JobError lastError(Job job) {
        JobError last = job.run().error();
        return last == null || job.state() == JobState.RUNNING ? silent(job) : last;
    }

    private static JobError silent(Job job) {
        return new JobError(
                "NoAnswer",
                "The worker stopped %d time(s) without an answer: it ran out of memory or time, or its machine was shut down or taken away."
                        .formatted(job.run().attempts() - job.run().failures()));
    }
}
