package com.example.batchjobs.service;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

import com.example.batchjobs.processor.JobProcessor;
import com.example.batchjobs.processor.PermanentFailure;

/** The processors there are, by operation. */
public final class Processors {

    private final Map<String, JobProcessor> byOperation = new TreeMap<>();

    /** @throws IllegalStateException when two processors name the same operation */
    Processors(Iterable<JobProcessor> processors) {
        for (JobProcessor processor : processors) {
            for (String operation : processor.operations()) {
                JobProcessor other = byOperation.put(operation, processor);
                if (other != null) {
                    throw new IllegalStateException(
                            "Both %s and %s want to do the operation \"%s\"; take one of them out of META-INF/services."
                                    .formatted(
                                            other.getClass().getName(),
                                            processor.getClass().getName(),
                                            operation));
                }
            }
        }
    }

    /**
     * Finds the processors on the class path.
     *
     * @throws IllegalStateException when two of them name the same operation
     */
    public static Processors onClassPath() {
        return new Processors(ServiceLoader.load(JobProcessor.class, Processors.class.getClassLoader()));
    }

    Set<String> operations() {
        return Collections.unmodifiableSet(byOperation.keySet());
    }

    JobProcessor forOperation(String operation) throws PermanentFailure {
        JobProcessor processor = byOperation.get(operation);
        if (processor == null) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "There is no operation \"%s\"; there are: %s."
                            .formatted(operation, String.join(", ", byOperation.keySet())));
        }
        return processor;
    }
}
