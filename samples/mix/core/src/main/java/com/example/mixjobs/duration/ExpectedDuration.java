package com.example.mixjobs.duration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

import com.example.mixjobs.store.InvalidSettings;

/**
 * Says how long a job will run, before anything of it is done. Replace it by an implementation of your own, named in
 * {@code META-INF/services}, when an operation does not tell enough: one instance serves many threads.
 */
@FunctionalInterface
public interface ExpectedDuration {

    /**
     * Looks at what was asked for. An expectation need not be exact, and is no limit.
     *
     * @param parameters the job's parameters, as they stood in the query string
     * @return empty when nothing can be said
     */
    Optional<Duration> of(String operation, Map<String, String> parameters);

    /**
     * The implementation on the class path; without one {@link DurationByOperation}.
     *
     * @param operations those that there are
     * @throws InvalidSettings when a setting it needs is wrong
     */
    static ExpectedDuration onClassPath(Map<String, String> settings, Set<String> operations) {
        return ServiceLoader.load(ExpectedDuration.class, ExpectedDuration.class.getClassLoader())
                .findFirst()
                .orElseGet(() -> DurationByOperation.from(settings, operations));
    }
}
