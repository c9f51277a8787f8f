package com.example.batchjobs.model;

/**
 * The task of Azure Batch that a job was given to.
 *
 * @param job the Batch job that holds the task
 * @param task the task's id in it
 */
public record BatchTask(String job, String task) {

    /** Names the task among all of an account; what its process claims the job for. */
    @Override
    public String toString() {
        return job + "/" + task;
    }
}
