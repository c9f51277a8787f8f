package com.acmetpl.jobs;

import java.util.Map;

import com.acmetpl.jobs.http.JobsApi;
import com.acmetpl.jobs.service.JobRunner;
import com.acmetpl.jobs.service.JobService;
import com.acmetpl.jobs.service.PoisonHandler;
import com.acmetpl.jobs.service.Sweeper;
import com.acmetpl.jobs.store.JobQueue;

/** Everything there is to do with jobs, put together from settings. */
public record Jobs(
        JobsApi api, JobService service, JobRunner runner, PoisonHandler poison, Sweeper sweeper, JobQueue queue) {

    /** Reads the settings from the environment. */
    @SuppressWarnings("DoNotCallSuggester")
    public static Jobs fromEnvironment() {
        return create(System.getenv());
    }

    /** Puts the parts together; storage is not called before it is needed. */
    @SuppressWarnings("DoNotCallSuggester")
    public static Jobs create(Map<String, String> settings) {
        throw new UnsupportedOperationException("not filled in yet: " + settings.size());
    }
}
