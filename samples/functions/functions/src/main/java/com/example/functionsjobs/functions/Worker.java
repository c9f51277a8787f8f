package com.example.functionsjobs.functions;

import com.example.functionsjobs.Jobs;
import com.example.functionsjobs.Placement;
import com.example.functionsjobs.log.LogSetup;
import com.example.functionsjobs.store.InvalidSettings;
import com.example.functionsjobs.worker.LimitedTries;
import com.example.functionsjobs.worker.MessageHandler;

/** The core as the functions of one worker process share it. The platform makes function objects anew for each call. */
final class Worker {

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
            LogSetup.ofPlatform(System.getenv());
            jobs = Jobs.fromEnvironment();
            handler = new LimitedTries(Placement.onClassPath(jobs, System.getenv()), jobs.maxTries());
        }
    }
}
