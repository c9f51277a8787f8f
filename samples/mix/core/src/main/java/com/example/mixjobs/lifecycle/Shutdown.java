package com.example.mixjobs.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process in good order when it is asked to: by SIGTERM or Ctrl-C, by the file that {@code
 * WEBJOBS_SHUTDOWN_FILE} names (App Service creates it and then waits {@code stopping_wait_time}), or, where {@link
 * #WITH_INPUT} is {@code true}, by the end of standard input, which comes even when the starter is killed.
 */
public final class Shutdown {

    /** The setting of those who start this program with a pipe to it. */
    public static final String WITH_INPUT = "JOBS_STOP_WITH_INPUT";

    /** The file may be on a network share, which tells nobody of its changes. */
    private static final int LOOK_EVERY_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private Shutdown() {}

    /**
     * From now on, when the process is asked to end, does this first. The exit code then is 0, or 1 when it threw.
     *
     * @param environment what the settings stand in
     * @param stop takes no longer than the platform waits
     */
    public static void onRequest(Map<String, String> environment, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), "shutdown"));
        String file = environment.getOrDefault("WEBJOBS_SHUTDOWN_FILE", "");
        if (!file.isBlank()) {
            watch("shutdown-file", () -> awaitFile(Path.of(file)));
        }
        if (Boolean.parseBoolean(environment.get(WITH_INPUT))) {
            watch("shutdown-input", Shutdown::awaitEndOfInput);
        }
    }

    /** Halts, because a virtual machine that a signal ends has no other way to an exit code of its own. */
    private static void end(Runnable stop) {
        int exitCode = 0;
        try {
            stop.run();
        } catch (RuntimeException e) {
            LOG.error("The stop has failed", e);
            exitCode = 1;
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private interface Request {
        void await() throws IOException, InterruptedException;
    }

    private static void watch(String name, Request request) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        request.await();
                        LOG.info("Asked to stop ({})", name);
                        System.exit(0);
                    } catch (IOException e) {
                        LOG.warn("Nobody can ask for a stop this way any more ({})", name, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitFile(Path file) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!Files.exists(file)) {
            if (never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Whoever started this says nothing; only the end counts.
        }
    }
}
