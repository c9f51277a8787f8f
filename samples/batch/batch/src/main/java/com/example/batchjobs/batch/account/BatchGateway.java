package com.example.batchjobs.batch.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.example.batchjobs.model.BatchTask;

/**
 * What jobs need of an account of Azure Batch. Every call may throw {@link BatchUnavailable}, after it was tried several
 * times; doing it once more later is safe for each of them.
 */
public interface BatchGateway {

    /** The most tasks that one call adds. */
    int MOST_TASKS = 100;

    /**
     * Adds tasks to a Batch job. A task that is there already is left as it is.
     *
     * @param tasks at most {@value #MOST_TASKS}
     * @return what became of each, in their order
     */
    List<Added> addTasks(String job, List<NewTask> tasks);

    /** Empty when there is no such task, or no such Batch job. */
    Optional<TaskStatus> task(BatchTask task);

    /** What a task was added as; empty when there is no such task, or no such Batch job. */
    Optional<NewTask> description(BatchTask task);

    /** The tasks of a Batch job that were added after a time and have not ended; none when there is no such Batch job. */
    List<BatchTask> unfinishedTasks(String job, Instant addedAfter);

    /** Ends a task, wherever it is; does nothing when it has ended or is gone. */
    void terminateTask(BatchTask task);

    /** The end of a file that a task wrote; empty when it cannot be read any more, because its node is gone. */
    Optional<String> tail(BatchTask task, String file, int mostBytes);

    /** Makes a Batch job, and says whether it takes tasks: it may have been there, and ended, before. */
    boolean openJob(NewJob job);

    /** Whether a Batch job is over, or going to be; nothing in it is started any more. */
    boolean hasEnded(String job);

    /** The Batch jobs that take tasks and whose ids begin so. */
    List<String> activeJobs(String prefix);

    /** Ends a Batch job; does nothing when it has ended or is gone. */
    void terminateJob(String job);

    /** Makes a pool; does nothing when there is one of that id. */
    void createPool(NewPool pool);
}
