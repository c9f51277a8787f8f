package com.example.batchjobs.batch;

import java.time.Duration;
import java.util.Map;

import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.JobMessage;

/**
 * What a job's task looks like.
 *
 * @param command the command line, with {@link BatchSettings#JOB} where the job comes in
 * @param tries how often a task is run whose process ends with an exit code other than 0; a run that is cut off by the
 *     loss of its node does not count here, the processor counts it
 */
record TaskDescription(String command, Map<String, String> environment, int tries) {

    private static final Duration KEEP_FILES = Duration.ofDays(7);

    /** A message consists of digits, hyphens and a slash, so it needs no quotation marks in any shell. */
    NewTask of(JobMessage message, BatchTask task) {
        return new NewTask(
                task.task(),
                command.replace(BatchSettings.JOB, message.toString()),
                environment,
                tries - 1,
                KEEP_FILES);
    }
}
