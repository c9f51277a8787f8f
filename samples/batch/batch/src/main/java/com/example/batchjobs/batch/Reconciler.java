package com.example.batchjobs.batch;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.batch.account.TaskStatus;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobError;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobMessage;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.PoisonHandler;
import com.example.batchjobs.store.JobLists;
import com.example.batchjobs.store.JobTable;
import com.example.batchjobs.store.VersionedJob;

/**
 * Compares the tasks of Azure Batch with the rows of jobs, and has them agree again: a job whose task failed without its
 * process saying so is poisoned, one whose task is gone or stuck is dispatched again, and the task of one that was
 * cancelled is ended.
 *
 * <p>A task that Azure Batch has ended for its age is gone too, though it is still there and says that it waits or runs.
 *
 * <p>Costs a look at the tasks and rows that are not over, however many are; what is over costs nothing. Several
 * reconcilers at once do no harm.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int TAIL_BYTES = 1000;

    private final BatchGateway batch;
    private final BatchJobs batchJobs;
    private final Dispatcher dispatcher;
    private final JobLists lists;
    private final JobTable rows;
    private final PoisonHandler poison;
    private final Clock clock;

    Reconciler(
            BatchGateway batch,
            BatchJobs batchJobs,
            Dispatcher dispatcher,
            JobLists lists,
            JobTable rows,
            PoisonHandler poison,
            Clock clock) {
        this.batch = batch;
        this.batchJobs = batchJobs;
        this.dispatcher = dispatcher;
        this.lists = lists;
        this.rows = rows;
        this.poison = poison;
        this.clock = clock;
    }

    /** Looks at everything once. Tasks are read before rows: a task that is there was in its row before. */
    public void reconcile() {
        List<String> activeJobs = batch.activeJobs(BatchJobs.PREFIX);
        Set<BatchTask> unfinished = new HashSet<>();
        Instant oldest = clock.instant().minus(TaskStatus.LONGEST_LIFE);
        activeJobs.forEach(job -> unfinished.addAll(batch.unfinishedTasks(job, oldest)));
        Map<BatchTask, JobId> dispatched = lists.dispatched();
        dispatched.forEach((task, id) -> {
            if (!unfinished.contains(task)) {
                one("Job " + id, () -> settle(id, task));
            }
        });
        for (BatchTask task : unfinished) {
            if (!dispatched.containsKey(task)) {
                one("Task " + task, () -> endIfUseless(task));
            }
        }
        closeOld(activeJobs, unfinished, dispatched.keySet());
    }

    /** What goes wrong with one is no reason to leave the others. */
    private static void one(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("{} is left for the next time: {}", what, e.toString());
        }
    }

    private void settle(JobId id, BatchTask task) {
        Optional<JobMessage> message = rows.find(id)
                .map(VersionedJob::job)
                .filter(job -> isStill(job, task))
                .map(JobMessage::of);
        if (message.isEmpty()) {
            return;
        }
        Optional<TaskStatus> status = batch.task(task);
        if (status.isEmpty()) {
            LOG.warn("Task {} is gone; dispatching job {} again", task, id);
            dispatchAgain(message.get(), Optional.empty());
        } else if (status.get().phase() == TaskStatus.Phase.ENDED) {
            settleEnded(message.get(), task, status.get());
        } else if (status.get().phase() == TaskStatus.Phase.WAITING && batch.hasEnded(task.job())) {
            LOG.warn("Task {} waits in a Batch job that is over; dispatching job {} again", task, id);
            dispatchAgain(message.get(), Optional.of(task));
        } else if (status.get().isTooOld(clock.instant())) {
            LOG.warn("Task {} was ended for its age; dispatching job {} again", task, id);
            dispatchAgain(message.get(), Optional.of(task));
        }
    }

    private void settleEnded(JobMessage message, BatchTask task, TaskStatus status) {
        boolean endedFromOutside = status.exitCode().isEmpty() && batch.hasEnded(task.job());
        if (endedFromOutside) {
            LOG.warn("Task {} was ended together with its Batch job; dispatching job {} again", task, message.id());
            dispatchAgain(message, Optional.of(task));
        } else {
            JobError error = new JobError("TaskFailed", explain(task, status));
            poison.mark(message, job -> isStill(job, task) ? Optional.of(error) : Optional.empty());
        }
    }

    private String explain(BatchTask task, TaskStatus status) {
        String end = status.exitCode().map(code -> "exit code " + code).orElse("no exit code");
        String why = status.failure().map(it -> ", " + it).orElse("");
        String tail =
                tail(task, "stderr.txt").or(() -> tail(task, "stdout.txt")).orElse("");
        return "Task %s ended without finishing the job (%s%s).%s".formatted(task, end, why, tail);
    }

    /** Errors are in the one file, and what led to them, as long as it was none, in the other. */
    private Optional<String> tail(BatchTask task, String file) {
        return batch.tail(task, file, TAIL_BYTES).filter(it -> !it.isBlank()).map(it -> " The end of its %s: %s"
                .formatted(file, it.strip()));
    }

    private void dispatchAgain(JobMessage message, Optional<BatchTask> gone) {
        try {
            if (gone.isPresent()) {
                dispatcher.dispatchAgain(message, gone.get());
            } else {
                dispatcher.dispatch(message, "", Lease.KEPT_BY_PLATFORM);
            }
        } catch (Dispatcher.TaskRefused e) {
            poison.mark(message, job -> Optional.of(JobError.of(e)));
        }
    }

    /** A job that has just succeeded leaves its process to end by itself. */
    private void endIfUseless(BatchTask task) {
        Optional<Job> job =
                TaskIds.message(task.task()).flatMap(it -> rows.find(it.id())).map(VersionedJob::job);
        if (job.isPresent()
                && (job.get().state() == JobState.CANCELLED
                        || !task.equals(job.get().run().task()))) {
            LOG.info("Ending task {}: its job is cancelled or another task's", task);
            batch.terminateTask(task);
        }
    }

    private static boolean isStill(Job job, BatchTask task) {
        return task.equals(job.run().task()) && !job.state().isTerminal();
    }

    /** A Batch job of an earlier week in which nothing is left takes room among the active ones. */
    private void closeOld(
            Collection<String> activeJobs, Collection<BatchTask> unfinished, Collection<BatchTask> dispatched) {
        for (String job : activeJobs) {
            boolean used = unfinished.stream().anyMatch(task -> task.job().equals(job))
                    || dispatched.stream().anyMatch(task -> task.job().equals(job));
            if (!used && !batchJobs.isOfThisWeek(job)) {
                LOG.info("Ending Batch job {}: its week is over, and so are its tasks", job);
                one("Batch job " + job, () -> batch.terminateJob(job));
            }
        }
    }
}
