package com.example.functionsjobs.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import com.example.functionsjobs.processor.JobProcessor;
import com.example.functionsjobs.processor.Operation;
import com.example.functionsjobs.processor.PermanentFailure;

/** The processors there are, by operation. */
public final class Processors {

    private record Described(Operation operation, JobProcessor processor) {}

    private final Map<String, Described> byOperation = new LinkedHashMap<>();

    /** @throws IllegalStateException when two processors name the same operation */
    Processors(Iterable<JobProcessor> processors) {
        for (JobProcessor processor : processors) {
            for (Operation operation : processor.operations()) {
                Described other = byOperation.put(operation.name(), new Described(operation, processor));
                if (other != null) {
                    throw new IllegalStateException(
                            "Both %s and %s want to do the operation \"%s\"; take one of them out of META-INF/services."
                                    .formatted(
                                            other.processor().getClass().getName(),
                                            processor.getClass().getName(),
                                            operation.name()));
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

    /** In the order in which processors were found and name them. */
    public List<Operation> operations() {
        return byOperation.values().stream().map(Described::operation).toList();
    }

    /** @throws PermanentFailure when there is none for that operation, or it does not take these parameters */
    JobProcessor forJob(String operation, Map<String, String> parameters) throws PermanentFailure {
        Described described = byOperation.get(operation);
        if (described == null) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "There is no operation \"%s\"; there are: %s."
                            .formatted(operation, String.join(", ", byOperation.keySet())));
        }
        described.operation().read(parameters);
        return described.processor();
    }
}
