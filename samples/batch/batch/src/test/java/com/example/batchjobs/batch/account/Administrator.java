package com.example.batchjobs.batch.account;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import java.util.Map;

import com.example.batchjobs.model.BatchTask;

/** Somebody who does things to an account that jobs have no need of. */
public final class Administrator {

    private final BatchServiceClient batch;

    public Administrator(Map<String, String> settings) {
        BatchAuthentication authentication = BatchAuthentication.by((BatchAccess.SharedKey) BatchAccess.from(settings));
        batch = BatchClient.open(authentication).protocolLayer();
    }

    public void deleteTask(BatchTask task) {
        batch.tasks().delete(task.job(), task.task());
    }

    public void deleteJob(String job) {
        batch.jobs().delete(job);
    }

    /** The id of the pool's node. */
    public String onlyNode(String pool) {
        return batch.computeNodes().list(pool).get(0).id();
    }
}
