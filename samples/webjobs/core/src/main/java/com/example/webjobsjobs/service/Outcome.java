package com.example.webjobsjobs.service;

import com.example.webjobsjobs.processor.JobPostponed;

/** What is to become of a message after {@link JobRunner#run}; the job's row already says the same. */
public sealed interface Outcome {

    /** Delete the message. */
    record Done() implements Outcome {}

    /**
     * Let the queue deliver the message again, or poison it when that was the last try.
     *
     * @param cause why; an {@link Error} is wrapped in an {@link java.util.concurrent.ExecutionException}
     */
    record Retry(Exception cause) implements Outcome {

        /** Whether it takes a try from the job. */
        public boolean isFailure() {
            return !(cause instanceof JobPostponed);
        }
    }

    /**
     * Copy the message to the poison queue, then delete it.
     *
     * @param reason why trying again is of no use
     */
    record Poison(String reason) implements Outcome {}
}
