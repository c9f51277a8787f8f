package com.example.batchjobs.batch.account;

import java.util.Map;

import com.example.batchjobs.model.BatchTask;

/** Somebody who does things to an account that jobs have no need of. */
public final class Administrator {

    private final BatchService batch;

    public Administrator(Map<String, String> settings) {
        BatchAccess.SharedKey access = (BatchAccess.SharedKey) BatchAccess.from(settings);
        batch = new BatchService(access.endpoint(), new SharedKeyPolicy(access));
    }

    public void deleteTask(BatchTask task) {
        batch.delete(batch.address("jobs", task.job(), "tasks", task.task()));
    }

    public void deleteJob(String job) {
        batch.delete(batch.address("jobs", job));
    }

    /** The id of the pool's node. */
    public String onlyNode(String pool) {
        return batch.get(batch.address("pools", pool, "nodes"))
                .path("value")
                .path(0)
                .path("id")
                .asText();
    }
}
