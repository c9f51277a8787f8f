package com.example.functionsjobs.service;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.functionsjobs.model.Job;
import com.example.functionsjobs.model.JobError;
import com.example.functionsjobs.model.JobMessage;
import com.example.functionsjobs.model.JobState;
import com.example.functionsjobs.store.JobTable;

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
        Optional<JobTable.Update> update = jobs.update(message.get().id(), job -> poisoned(job, message.get()));
        if (update.isEmpty()) {
            LOG.warn(
                    "A message in the poison queue names job {}, which does not exist",
                    message.get().id());
        } else if (update.get().changed()) {
            LOG.warn(
                    "Job {} is poisoned: {}",
                    message.get().id(),
                    update.get().job().run().error());
        }
    }

    private Optional<Job> poisoned(Job job, JobMessage message) {
        if (job.state().isTerminal() || !message.isFor(job)) {
            return Optional.empty();
        }
        JobError last = job.run().error();
        boolean cutOff = last == null || job.state() == JobState.RUNNING;
        return Optional.of(job.poisoned(cutOff ? silent(job) : last, clock.instant()));
    }

    private static JobError silent(Job job) {
        return new JobError(
                "NoAnswer",
                "The worker stopped %d time(s) without an answer: it ran out of memory or time, or was shut down."
                        .formatted(job.run().attempts() - job.run().failures()));
    }
}
