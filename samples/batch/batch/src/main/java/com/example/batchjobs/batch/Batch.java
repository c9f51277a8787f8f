package com.example.batchjobs.batch;

import java.time.Clock;
import java.util.Map;

import com.example.batchjobs.Jobs;
import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.store.JobTable;
import com.example.batchjobs.store.Storage;
import com.example.batchjobs.worker.WorkerSettings;

/** Everything that dispatches jobs, put together from settings. */
public record Batch(BatchGateway account, DispatchHandler handler, Reconciler reconciler) {

    /**
     * Puts the parts together; neither storage nor Azure Batch is called before they are needed.
     *
     * @param settings see {@link BatchSettings}
     * @throws InvalidSettings when one is missing or wrong
     */
    public static Batch create(Jobs jobs, Map<String, String> settings, WorkerSettings worker) {
        BatchSettings checked = BatchSettings.from(settings);
        Services services = new Services(jobs.service(), jobs.runner(), jobs.poison(), jobs.sweeper());
        return on(jobs.storage(), services, checked.account().open(), checked, worker, Clock.systemUTC());
    }

    /** The same on top of parts that are there already. */
    public static Batch on(
            Storage storage,
            Services services,
            BatchGateway account,
            BatchSettings settings,
            WorkerSettings worker,
            Clock clock) {
        JobTable rows = storage.jobs();
        BatchJobs batchJobs = new BatchJobs(account, settings.pool(), clock);
        TaskDescription description =
                new TaskDescription(settings.command(), settings.taskEnvironment(), worker.maxTries());
        Dispatcher dispatcher = new Dispatcher(rows, account, batchJobs, description, clock);
        return new Batch(
                account,
                new DispatchHandler(dispatcher, rows, services.runner(), services.poison(), clock),
                new Reconciler(account, batchJobs, dispatcher, storage.lists(), rows, services.poison(), clock));
    }
}
