package com.example.functionsjobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.functionsjobs.store.Storage;
import com.example.functionsjobs.store.StorageUnreachable;

/**
 * Says whether the app works. App Service replaces an instance that does not answer 200 for an hour ("Monitor App Service
 * instances by using Health check"), which helps when the app is broken and never when storage is: so then the answer is
 * 200, too, and only its status is another.
 */
public final class Health {

    private static final String GOOD = "ok";
    private static final String NO_STORAGE = "no-storage";

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A worker that has missed four heartbeats has ended. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Storage storage;
    private final Optional<String> build;
    private final boolean workers;
    private final Clock clock;

    private Health(Storage storage, Optional<String> build, boolean workers, Clock clock) {
        this.storage = storage;
        this.build = build;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Of a platform that has no workers of its own.
     *
     * @param build of this process, where it is known
     */
    public static Health of(Storage storage, Optional<String> build, Clock clock) {
        return new Health(storage, build, false, clock);
    }

    /** The same, with the builds of the workers that are alive. */
    Health withWorkers() {
        return new Health(storage, build, true, clock);
    }

    /**
     * What is answered, as JSON.
     *
     * @param build null where this process runs from no package
     * @param workers one build for each worker, empty where it runs from no package; null where nobody can know or the
     *     platform has no workers of its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record View(String status, String build, List<String> workers) {}

    ApiResponse answer() {
        try {
            if (workers) {
                return answer(GOOD, storage.ping(LIMIT, this::alive));
            }
            storage.ping(LIMIT);
            return answer(GOOD, null);
        } catch (StorageUnreachable e) {
            LOG.warn("{}", e.getMessage());
            return answer(NO_STORAGE, null);
        }
    }

    private List<String> alive() {
        return storage.workers().buildsWrittenSince(clock.instant().minus(SILENCE));
    }

    private ApiResponse answer(String status, List<String> builds) {
        return ApiResponse.json(200, new View(status, build.orElse(null), builds));
    }
}
