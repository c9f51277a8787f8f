package com.example.mixjobs.functions.mix;

import java.nio.file.Path;
import java.util.List;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.batch.Batch;
import com.example.mixjobs.worker.WorkerSettings;

/** The Batch account as the functions of one worker process share it. */
final class SharedBatch {

    private static Batch batch;

    private SharedBatch() {}

    /** Made from the application settings when it is first needed. A failure is not kept: the next call tries anew. */
    static synchronized Batch get() {
        if (batch == null) {
            WorkerSettings worker = WorkerSettings.load(List.of(), System.getenv(), Path.of(""));
            batch = Batch.create(Jobs.fromEnvironment(), System.getenv(), worker);
        }
        return batch;
    }
}
