package com.example.mixjobs.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.example.mixjobs.process.ChildProcess;

/** A process that is started again, after a pause, when it ends by itself. */
public final class KeptRunning implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** By the convention of these programs: its settings are wrong, and would be at the next start. */
    private static final int NOT_WORTH_ANOTHER_START = 2;

    /** How to start it. */
    @FunctionalInterface
    public interface Start {

        /**
         * Starts it.
         *
         * @throws IOException when it does not start; the message says why
         */
        ChildProcess start() throws IOException;
    }

    private final String name;
    private final Start start;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Integer> givenUp = new CompletableFuture<>();
    private ChildProcess current;

    private KeptRunning(String name, Start start) throws IOException {
        this.name = name;
        this.start = start;
        this.current = start.start();
        Thread keeper = new Thread(this::keep, name + "-keeper");
        keeper.setDaemon(true);
        keeper.start();
    }

    /**
     * Starts the process.
     *
     * @param name what messages call it, for example "the worker"
     * @throws IOException when it does not start the first time
     */
    public static KeptRunning start(String name, Start start) throws IOException {
        return new KeptRunning(name, start);
    }

    /** Whether a program that has ended with this code is to be started again. */
    public static boolean isWorthAnotherStart(int exitCode) {
        return exitCode != NOT_WORTH_ANOTHER_START;
    }

    /** Completed with the exit code when the process has ended by itself and is not started again. */
    public CompletableFuture<Integer> givenUp() {
        return givenUp;
    }

    /** The process as it runs now. */
    public synchronized long pid() {
        return current.pid();
    }

    /** Asks the process to end; another one is started in its place. */
    public synchronized void restart() {
        current.close();
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            current.close();
        }
    }

    private void keep() {
        try {
            int exitCode = running().await();
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!isWorthAnotherStart(exitCode)) {
                    givenUp.complete(exitCode);
                    return;
                }
                System.out.printf("%s has ended with exit code %d; starting it again.%n", name, exitCode);
                exitCode = startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ChildProcess running() {
        return current;
    }

    private int startAgain() throws InterruptedException {
        synchronized (this) {
            if (closing.getCount() == 0) {
                return 0;
            }
            try {
                current = start.start();
            } catch (IOException e) {
                System.out.println(e.getMessage());
                return 1;
            }
        }
        return running().await();
    }
}
