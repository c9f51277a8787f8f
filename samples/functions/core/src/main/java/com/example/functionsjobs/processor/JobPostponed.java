package com.example.functionsjobs.processor;

/**
 * The job cannot be done now, for a reason that is not its own: it is tried again, and this does not count as a failed
 * try.
 */
public class JobPostponed extends Exception {

    /** @param reason shown to the person who sent the job, until it is tried again */
    public JobPostponed(String reason) {
        super(reason);
    }
}
