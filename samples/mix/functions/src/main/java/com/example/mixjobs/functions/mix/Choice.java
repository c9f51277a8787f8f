package com.example.mixjobs.functions.mix;

import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.Tries;
import com.example.mixjobs.worker.MessageHandler;

/**
 * Sends each message one of two ways. A job that the function has begun and not brought to an end was too much for it,
 * whatever had been expected: it becomes a task.
 */
record Choice(Function<JobMessage, Optional<Job>> jobs, Fit fit, MessageHandler function, MessageHandler task)
        implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Choice.class);

    @Override
    public Outcome handle(Delivery delivery, Lease lease) {
        Optional<Job> job = JobMessage.parse(delivery.body()).flatMap(jobs);
        return (job.map(this::isForTask).orElse(false) ? task : function).handle(delivery, lease);
    }

    /** The row is the same, whichever way the job went. */
    @Override
    public Tries triesBefore(Delivery delivery) {
        return function.triesBefore(delivery);
    }

    /** A message for a job that is over is no one's but the function's, which acknowledges it without Azure Batch. */
    private boolean isForTask(Job job) {
        if (job.run().task() != null) {
            return true;
        }
        if (job.state().isTerminal()) {
            return false;
        }
        boolean wasCutOff = job.run().attempts() > job.run().failures();
        if (wasCutOff) {
            LOG.info("Job {} was not finished by a function and becomes a task", job.id());
        }
        return wasCutOff || !fit.hasRoomFor(job);
    }
}
