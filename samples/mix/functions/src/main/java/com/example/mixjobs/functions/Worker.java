package com.example.mixjobs.functions;

import java.util.logging.Level;
import java.util.logging.Logger;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.Placement;
import com.example.mixjobs.worker.MessageHandler;

/** The core as the functions of one worker process share it. The platform makes function objects anew for each call. */
final class Worker {

    // The storage clients log as an error whatever they then throw, also what is none here (a lost race), and warn at
    // each
    // request that the JDK sets a header itself. A logger that nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("com.azure");

    private static Jobs jobs;
    private static MessageHandler handler;

    private Worker() {}

    /** The core, made from the application settings at the first call. A failure is not kept: the next call tries anew. */
    static synchronized Jobs jobs() {
        if (jobs == null) {
            QUIET.setLevel(Level.OFF);
            jobs = Jobs.fromEnvironment();
        }
        return jobs;
    }

    /** What is done with the messages of the queue. */
    static synchronized MessageHandler handler() {
        if (handler == null) {
            handler = Placement.onClassPath(jobs(), System.getenv());
        }
        return handler;
    }
}
