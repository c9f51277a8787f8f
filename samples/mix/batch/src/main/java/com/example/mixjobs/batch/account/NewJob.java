package com.example.mixjobs.batch.account;

import java.util.Optional;

/**
 * A Batch job to be made, which stays when all its tasks have ended.
 *
 * @param pool where its tasks run
 * @param manager a task that Azure Batch starts with the Batch job, and again whenever it ends with an exit code other
 *     than 0 or loses its node; never on a Spot node
 */
public record NewJob(String id, String pool, Optional<NewTask> manager) {

    /** One for tasks that are added later. */
    public static NewJob forTasks(String id, String pool) {
        return new NewJob(id, pool, Optional.empty());
    }
}
