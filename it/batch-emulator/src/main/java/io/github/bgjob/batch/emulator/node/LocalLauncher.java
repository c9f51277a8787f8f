package io.github.bgjob.batch.emulator.node;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs command lines as processes of this machine, as the user who runs the emulator. */
public final class LocalLauncher implements Launcher, AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(action -> {
        Thread thread = new Thread(action, "batch-emulator-task-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private final Blobs blobs = new Blobs();

    @Override
    public Run launch(RunOrder order, RunListener listener) {
        LocalRun run = new LocalRun(order, listener, blobs);
        threads.execute(run);
        return run;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
