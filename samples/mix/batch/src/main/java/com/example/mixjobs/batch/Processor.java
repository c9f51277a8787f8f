package com.example.mixjobs.batch;

import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobError;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.JobRunner;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.PoisonHandler;
import com.example.mixjobs.service.Tries;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.worker.WorkerSettings;

/**
 * What a task's process does: it runs one job. Azure Batch starts it again after a failure, and on another node after
 * the loss of its own, which it does not count; so the runs are counted in the row, and here is where they are limited.
 */
final class Processor {

    /** Waits between two tries. */
    interface Pause {

        /**
         * Waits before a job is tried again.
         *
         * @param retry 1 and up
         * @return whether it is tried again by this process at all
         */
        boolean before(int retry);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);

    private final JobRunner runner;
    private final PoisonHandler poison;
    private final WorkerSettings settings;
    private final Pause pause;

    Processor(JobRunner runner, PoisonHandler poison, WorkerSettings settings, Pause pause) {
        this.runner = runner;
        this.poison = poison;
        this.settings = settings;
        this.pause = pause;
    }

    /**
     * Runs the job for a task and gives the exit code. A run that was killed left the row to the next of this task.
     *
     * <p>After a failure it is this process that tries again: Azure Batch would do so at once, and use up all tries in
     * the first seconds of an outage.
     */
    int process(JobMessage message, BatchTask task) {
        int exitCode = tryOnce(message, task);
        for (int retry = 1; exitCode == ExitCode.TRANSIENT && pause.before(retry); retry++) {
            exitCode = tryOnce(message, task);
        }
        return exitCode;
    }

    private int tryOnce(JobMessage message, BatchTask task) {
        try {
            return run(message, task);
        } catch (RuntimeException e) {
            if (!Storage.failed(e)) {
                throw e;
            }
            LOG.warn("Storage does not answer: {}", e.toString());
            return ExitCode.TRANSIENT;
        }
    }

    private int run(JobMessage message, BatchTask task) {
        Delivery delivery = new Delivery(message.toString(), task.toString(), 1);
        Tries before = runner.triesBefore(delivery);
        if (before.failed() >= settings.maxTries()) {
            return giveUp(message, task, PoisonHandler::lastError);
        }
        if (before.cutOff() >= settings.maxCrashes()) {
            return giveUp(message, task, job -> cutOff(before.cutOff()));
        }
        Outcome outcome = runner.run(delivery);
        if (outcome instanceof Outcome.Done) {
            return ExitCode.DONE;
        }
        if (outcome instanceof Outcome.Retry retry
                && (!retry.isFailure() || before.failed() + 1 < settings.maxTries())) {
            LOG.warn(
                    "Job {} failed and may be tried again: {}",
                    message.id(),
                    retry.cause().toString());
            return ExitCode.TRANSIENT;
        }
        return giveUp(message, task, PoisonHandler::lastError);
    }

    private int giveUp(JobMessage message, BatchTask task, Function<Job, JobError> reason) {
        Claimant claimant = new Claimant("", task.toString());
        poison.mark(message, job -> job.run().isFor(claimant) ? Optional.of(reason.apply(job)) : Optional.empty());
        return ExitCode.PERMANENT;
    }

    private static JobError cutOff(long times) {
        return new JobError(
                "CutOff",
                "The job was cut off %d times before it came to an end, and is given up (maxCrashes): its Spot node was taken away each time, or its process was killed."
                        .formatted(times));
    }
}
