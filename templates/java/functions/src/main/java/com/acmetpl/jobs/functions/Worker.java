package com.acmetpl.jobs.functions;

import com.acmetpl.jobs.Jobs;

/** The core as the functions of one worker process share it. The platform makes function objects anew for each call. */
final class Worker {

    private static Jobs jobs;

    private Worker() {}

    /** The core, made from the application settings at the first call. A failure is not kept: the next call tries anew. */
    static synchronized Jobs jobs() {
        if (jobs == null) {
            jobs = Jobs.fromEnvironment();
        }
        return jobs;
    }
}
