package com.example.mixjobs.batch;

import java.time.Clock;
import java.util.Map;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.batch.account.BatchGateway;
import com.example.mixjobs.service.Services;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.JobTable;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.worker.WorkerSettings;

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
