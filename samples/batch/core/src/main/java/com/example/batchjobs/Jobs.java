package com.example.batchjobs;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import com.example.batchjobs.http.Health;
import com.example.batchjobs.http.JobsApi;
import com.example.batchjobs.service.JobRunner;
import com.example.batchjobs.service.JobService;
import com.example.batchjobs.service.PoisonHandler;
import com.example.batchjobs.service.Processors;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Sweeper;
import com.example.batchjobs.service.Timing;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.store.JobQueue;
import com.example.batchjobs.store.Storage;
import com.example.batchjobs.worker.Workers;

/**
 * Everything there is to do with jobs, put together from settings.
 *
 * @param maxTries how often a job is tried that fails
 */
public record Jobs(
        JobsApi api,
        JobService service,
        JobRunner runner,
        PoisonHandler poison,
        Sweeper sweeper,
        JobQueue queue,
        Workers workers,
        Storage storage,
        int maxTries) {

    /**
     * Reads the settings from the environment.
     *
     * @throws InvalidSettings when one is missing or wrong
     */
    public static Jobs fromEnvironment() {
        return create(System.getenv());
    }

    /**
     * Puts the parts together. Storage is not called, and not even its clients are made, before they are needed.
     *
     * @param settings {@code AzureWebJobsStorage} (a connection string), or {@code AzureWebJobsStorage__accountName} to
     *     use an identity; {@code JOBS_MAX_INPUT_BYTES}; {@code JOBS_MAX_TRIES}
     * @throws InvalidSettings when one is missing or wrong
     */
    public static Jobs create(Map<String, String> settings) {
        Settings checked = Settings.from(settings);
        Storage storage = new Storage(checked.storage());
        Clock clock = Clock.systemUTC();
        Services services =
                Services.on(storage, Processors.onClassPath(), checked.maxInputBytes(), Timing.DEFAULT, clock);
        Optional<String> build = BuildId.ofThisProcess();
        return new Jobs(
                new JobsApi(services.service(), Health.of(storage, build, clock), checked.maxInputBytes()),
                services.service(),
                services.runner(),
                services.poison(),
                services.sweeper(),
                storage.queue(),
                Workers.on(storage, services, build),
                storage,
                checked.maxTries());
    }
}
