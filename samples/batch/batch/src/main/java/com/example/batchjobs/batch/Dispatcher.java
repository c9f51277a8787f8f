package com.example.batchjobs.batch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.batch.account.Added;
import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.batch.account.BatchUnavailable;
import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobMessage;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Timing;
import com.example.batchjobs.store.JobTable;

/**
 * Gives a job to a task: writes into the row which one, then adds it. Whoever does the same again, at the same time or
 * after a crash in between, comes to the same task; Azure Batch keeps it from being there twice.
 */
final class Dispatcher {

    /** What came of it. */
    enum Result {
        /** There is a task, and nothing else to do. */
        DISPATCHED,
        /** The job is over, was tried again since, or runs elsewhere. */
        NOT_NEEDED,
        /** There is no such job. */
        UNKNOWN,
        /** The message was lost to somebody else before. */
        LOST
    }

    /** Azure Batch will never take the task. */
    static final class TaskRefused extends Exception {
        TaskRefused(String message) {
            super(message);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final JobTable rows;
    private final BatchGateway batch;
    private final BatchJobs batchJobs;
    private final TaskDescription description;
    private final Clock clock;

    Dispatcher(JobTable rows, BatchGateway batch, BatchJobs batchJobs, TaskDescription description, Clock clock) {
        this.rows = rows;
        this.batch = batch;
        this.batchJobs = batchJobs;
        this.description = description;
        this.clock = clock;
    }

    /**
     * Gives the job to a task, unless it has one.
     *
     * @param messageId by which a job that this message began elsewhere is told from one that another message did
     * @throws TaskRefused when Azure Batch will never take it
     * @throws BatchUnavailable when it may the next time
     */
    Result dispatch(JobMessage message, String messageId, Lease lease) throws TaskRefused {
        return dispatch(message, messageId, lease, Optional.empty());
    }

    /** The same for a job whose task will not do it any more. */
    Result dispatchAgain(JobMessage message, BatchTask gone) throws TaskRefused {
        return dispatch(message, gone.toString(), Lease.KEPT_BY_PLATFORM, Optional.of(gone));
    }

    private Result dispatch(JobMessage message, String messageId, Lease lease, Optional<BatchTask> given)
            throws TaskRefused {
        Optional<BatchTask> gone = given;
        while (!lease.isLost()) {
            Optional<JobTable.Update> row = assign(message, messageId, gone);
            if (row.isEmpty()) {
                return Result.UNKNOWN;
            }
            Job job = row.get().job();
            BatchTask task = job.run().task();
            if (isOver(job, message) || task == null) {
                return Result.NOT_NEEDED;
            }
            if (lease.isLost()) {
                break;
            }
            if (add(message, task)) {
                return Result.DISPATCHED;
            }
            gone = Optional.of(task);
        }
        return Result.LOST;
    }

    /** Writes a task into the row if there is none yet, or the one that is gone. */
    private Optional<JobTable.Update> assign(JobMessage message, String messageId, Optional<BatchTask> gone) {
        String job = gone.map(it -> batchJobs.insteadOf(it.job())).orElseGet(batchJobs::current);
        BatchTask task = new BatchTask(job, TaskIds.of(message));
        return rows.update(
                message.id(),
                it -> needsTask(it, message, messageId, gone)
                        ? Optional.of(it.dispatched(task, clock.instant()))
                        : Optional.empty());
    }

    private boolean needsTask(Job job, JobMessage message, String messageId, Optional<BatchTask> gone) {
        if (isOver(job, message)) {
            return false;
        }
        BatchTask task = job.run().task();
        return task == null ? !runsElsewhere(job, messageId) : gone.equals(Optional.of(task));
    }

    private static boolean isOver(Job job, JobMessage message) {
        return job.state().isTerminal() || !message.isFor(job);
    }

    /** In a project where some jobs run without Azure Batch, another message's worker may be at it. */
    private boolean runsElsewhere(Job job, String messageId) {
        return job.state() == JobState.RUNNING
                && !job.run().claimant().messageId().equals(messageId)
                && clock.instant().isBefore(job.times().updated().plus(Timing.DEFAULT.presumedDead()));
    }

    /** Says whether the task is there; it is not when the Batch job takes no tasks and never got this one. */
    private boolean add(JobMessage message, BatchTask task) throws TaskRefused {
        NewTask wanted = description.of(message, task);
        Added added = batch.addTasks(task.job(), List.of(wanted)).get(0);
        if (added instanceof Added.There) {
            LOG.info("Job {} is task {}", message.id(), task);
            return true;
        }
        if (added instanceof Added.Refused refused) {
            throw new TaskRefused("Azure Batch refuses task %s: %s".formatted(task, refused.reason()));
        }
        if (added instanceof Added.Deferred deferred) {
            throw new BatchUnavailable(deferred.reason(), null);
        }
        return batch.task(task).isPresent();
    }
}
