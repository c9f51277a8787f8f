package com.example.mixjobs.batch;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.batch.account.BatchUnavailable;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobError;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.JobRunner;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.PoisonHandler;
import com.example.mixjobs.service.Tries;
import com.example.mixjobs.store.JobTable;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.worker.MessageHandler;

/**
 * Has the job that a message names done by a task of Azure Batch. A message is done with when its task is there.
 *
 * <p>That Azure Batch does not answer is no fault of the job's: the message stays, however often that happens. Tries are
 * counted in the row, and only those that failed for a reason that nobody expected.
 */
public final class DispatchHandler implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchHandler.class);

    private final Dispatcher dispatcher;
    private final JobTable rows;
    private final JobRunner runner;
    private final PoisonHandler poison;
    private final Clock clock;

    DispatchHandler(Dispatcher dispatcher, JobTable rows, JobRunner runner, PoisonHandler poison, Clock clock) {
        this.dispatcher = dispatcher;
        this.rows = rows;
        this.runner = runner;
        this.poison = poison;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Delivery delivery, Lease lease) {
        Optional<JobMessage> message = JobMessage.parse(delivery.body());
        if (message.isEmpty()) {
            return new Outcome.Poison("The message is not a job id.");
        }
        try {
            return outcome(dispatcher.dispatch(message.get(), delivery.messageId(), lease), message.get());
        } catch (Dispatcher.TaskRefused e) {
            poison.mark(message.get(), job -> Optional.of(JobError.of(e)));
            return new Outcome.Poison(e.getMessage());
        } catch (BatchUnavailable e) {
            LOG.warn("Job {} waits: {}", message.get().id(), e.getMessage());
            return new Outcome.Retry(e);
        } catch (RuntimeException e) {
            return failed(message.get(), e, lease);
        }
    }

    @Override
    public Tries triesBefore(Delivery delivery) {
        return runner.triesBefore(delivery);
    }

    private static Outcome outcome(Dispatcher.Result result, JobMessage message) {
        return switch (result) {
            case DISPATCHED, NOT_NEEDED -> new Outcome.Done();
            case UNKNOWN -> new Outcome.Poison("There is no job " + message.id() + ".");
            case LOST -> new Outcome.Retry(new IllegalStateException("The message is another dispatcher's by now."));
        };
    }

    private Outcome failed(JobMessage message, RuntimeException e, Lease lease) {
        LOG.warn("Job {} was not dispatched", message.id(), e);
        if (!Storage.failed(e) && !lease.isLost()) {
            rows.update(message.id(), job -> counted(job, message, e));
        }
        return new Outcome.Retry(e);
    }

    /** A job that runs meanwhile has been dispatched after all. */
    private Optional<Job> counted(Job job, JobMessage message, RuntimeException e) {
        boolean waits = job.state() == JobState.SUBMITTED || job.state() == JobState.QUEUED;
        return waits && message.isFor(job)
                ? Optional.of(job.notDispatched(JobError.of(e), clock.instant()))
                : Optional.empty();
    }
}
