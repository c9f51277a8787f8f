package com.example.functionsjobs;

import java.util.Map;
import java.util.ServiceLoader;

import com.example.functionsjobs.store.InvalidSettings;
import com.example.functionsjobs.worker.MessageHandler;
import com.example.functionsjobs.worker.Workers;

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
