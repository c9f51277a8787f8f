package com.example.mixjobs.store;

import com.azure.core.util.SharedExecutorService;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all Azure clients of a process share. Those they make themselves are shut down by a hook as soon as
 * the process is asked to end, and calls that are then made or on their way, such as those that hand messages back,
 * would wait for ever.
 */
public final class ClientThreads {

    /** As many as the clients' own; they wait for the network most of the time. */
    private static final int MOST_FOR_EACH_PROCESSOR = 10;

    private static final Duration IDLE_THREADS_LIVE = Duration.ofMinutes(1);

    static {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
                MOST_FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "azure-clients-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.setKeepAliveTime(IDLE_THREADS_LIVE.toSeconds(), TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        SharedExecutorService.getInstance().setExecutorService(threads);
    }

    private ClientThreads() {}

    /** Gives the clients threads that work until the process has ended. Does nothing when they have them already. */
    public static void keepUntilTheEnd() {
        // Loading the class did it.
    }
}
