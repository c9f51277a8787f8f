package com.example.mixjobs.functions.mix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.batch.Batch;
import com.example.mixjobs.batch.BatchSettings;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.worker.WorkerSettings;

/** The Batch account as the functions of one worker process share it. */
final class SharedBatch {

    private static Batch batch;

    private SharedBatch() {}

    /**
     * Finds out whether it could be made, before a message is received for it.
     *
     * @throws InvalidSettings when a setting is missing or wrong
     */
    static void check(Map<String, String> settings) {
        BatchSettings.from(settings);
        worker(settings);
    }

    /** Made from the application settings when it is first needed. A failure is not kept: the next call tries anew. */
    static synchronized Batch get() {
        if (batch == null) {
            batch = Batch.create(Jobs.fromEnvironment(), System.getenv(), worker(System.getenv()));
        }
        return batch;
    }

    private static WorkerSettings worker(Map<String, String> settings) {
        return WorkerSettings.load(List.of(), settings, Path.of(""));
    }
}
