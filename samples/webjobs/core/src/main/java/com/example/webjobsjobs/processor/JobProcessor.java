package com.example.webjobsjobs.processor;

import java.io.IOException;
import java.util.List;

/**
 * The work of a job: replace or add an implementation to put your own work in.
 *
 * <p>Implementations are found through {@code META-INF/services} and must have a public constructor without
 * parameters. Several may stand side by side as long as no two of them name the same operation. One instance serves
 * many threads.
 */
public interface JobProcessor {

    /** What this processor can do; the same at every call. */
    List<Operation> operations();

    /**
     * Refuses a job before anything of it is stored. Its parameters are what its operation describes.
     *
     * <p>Called on every submission, so it must be quick: look at the first bytes of the input, and leave the rest to
     * {@link #process}.
     *
     * @throws PermanentFailure when the job can never succeed; the caller is told why
     */
    default void check(JobInput input) throws PermanentFailure, IOException {}

    /**
     * Does the work. A job may be run more than once (after a crash, or when a message is delivered twice), so the same
     * input must lead to the same output.
     *
     * @param progress told how far the work has come; it throws when the job was cancelled meanwhile
     * @throws PermanentFailure when trying again is of no use; the job goes to the poison queue at once
     * @throws JobPostponed when it cannot be done now, through no fault of its own
     * @throws Exception for anything else; the job is tried again, {@code JOBS_MAX_TRIES} times in all
     */
    void process(JobInput input, JobOutput output, Progress progress) throws Exception;
}
