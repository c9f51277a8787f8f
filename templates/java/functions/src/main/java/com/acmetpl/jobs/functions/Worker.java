package com.acmetpl.jobs.functions;

import java.util.logging.Level;
import java.util.logging.Logger;

import com.acmetpl.jobs.Jobs;
import com.acmetpl.jobs.Placement;
import com.acmetpl.jobs.store.InvalidSettings;
import com.acmetpl.jobs.worker.LimitedTries;
import com.acmetpl.jobs.worker.MessageHandler;

/** The core as the functions of one worker process share it. The platform makes function objects anew for each call. */
final class Worker {

    // The storage clients log as an error whatever they then throw, also what is none here (a lost race), and warn at
    // each
    // request that the JDK sets a header itself. A logger that nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("com.azure");

    private static Jobs jobs;
    private static MessageHandler handler;

    private Worker() {}

    /**
     * The core, made from the application settings at the first call. A failure is not kept: the next call tries anew.
     *
     * @throws InvalidSettings when a setting is missing or wrong, be it one that only {@link #handler} needs
     */
    static synchronized Jobs jobs() {
        make();
        return jobs;
    }

    /**
     * What is done with the messages of the queue.
     *
     * @throws InvalidSettings when a setting is missing or wrong
     */
    static synchronized MessageHandler handler() {
        make();
        return handler;
    }

    private static void make() {
        if (handler == null) {
            QUIET.setLevel(Level.OFF);
            jobs = Jobs.fromEnvironment();
            handler = new LimitedTries(Placement.onClassPath(jobs, System.getenv()), jobs.maxTries());
        }
    }
}
