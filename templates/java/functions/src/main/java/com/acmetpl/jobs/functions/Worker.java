package com.acmetpl.jobs.functions;

import java.util.logging.Level;
import java.util.logging.Logger;

import com.acmetpl.jobs.Jobs;

/** The core as the functions of one worker process share it. The platform makes function objects anew for each call. */
final class Worker {

    // Loggers are forgotten with their levels unless someone holds them. This one warns at every request that the JDK
    // sets a header itself.
    private static final Logger QUIET = Logger.getLogger("com.azure.core.http.jdk.httpclient");

    private static Jobs jobs;

    private Worker() {}

    /** The core, made from the application settings at the first call. A failure is not kept: the next call tries anew. */
    static synchronized Jobs jobs() {
        if (jobs == null) {
            QUIET.setLevel(Level.SEVERE);
            jobs = Jobs.fromEnvironment();
        }
        return jobs;
    }
}
