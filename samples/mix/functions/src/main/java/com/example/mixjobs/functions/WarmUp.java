package com.example.mixjobs.functions;

import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpLoggingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.http.ApiRequest;
import com.example.mixjobs.store.StorageUnreachable;

/**
 * Does ahead of the first call what that would have to wait for: most of its time goes into loading classes, making the
 * storage clients and opening their connections.
 *
 * <p>Whatever fails here is left to the calls, which say it to their callers and in the log.
 */
final class WarmUp {

    /** Longer than the clients try. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Refused as a form without a boundary, before storage is asked for anything; answered in JSON, as all are. */
    private static final ApiRequest REFUSED =
            new ApiRequest("POST", "/api/jobs", Map.of(), Map.of("content-type", "multipart/form-data"), new byte[0]);

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private WarmUp() {}

    /** Begins it and returns; does nothing when it was begun before in this process. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            begin(Worker::jobs);
        }
    }

    /** Begins it; the threads end when it has been done, and do not keep the process alive. */
    static List<Thread> begin(Supplier<Jobs> jobs) {
        return List.of(
                // What each client would wait for.
                start("warm-up-http", HttpClient::createDefault),
                start("warm-up-pipeline", () -> new HttpLoggingPolicy(new HttpLogOptions())),
                start("warm-up-storage", () -> callStorage(jobs.get())),
                start("warm-up-api", () -> jobs.get().api().handle(REFUSED)));
    }

    /** Makes the clients, each on a thread of its own, and the table, the queue and the containers if there are none. */
    private static void callStorage(Jobs jobs) {
        try {
            jobs.storage().ping(LIMIT);
        } catch (StorageUnreachable e) {
            return;
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | LinkageError e) {
                        return;
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
