package com.acmetpl.jobs;

import java.util.Map;
import java.util.ServiceLoader;

import com.acmetpl.jobs.store.InvalidSettings;
import com.acmetpl.jobs.worker.MessageHandler;
import com.acmetpl.jobs.worker.Workers;

/**
 * Decides where the jobs of the queue run. Found through {@code META-INF/services}; without one they run where their
 * message is received.
 */
public interface Placement {

    /**
     * What is to be done with each message.
     *
     * @throws InvalidSettings when a setting is missing or wrong
     */
    MessageHandler handler(Jobs jobs, Map<String, String> settings);

    /** The handler of the placement on the class path. */
    static MessageHandler onClassPath(Jobs jobs, Map<String, String> settings) {
        return ServiceLoader.load(Placement.class, Placement.class.getClassLoader())
                .findFirst()
                .orElse((any, none) -> new Workers.Running(any.runner()))
                .handler(jobs, settings);
    }
}
