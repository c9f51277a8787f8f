package com.acmetpl.jobs.local.webjobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.acmetpl.jobs.lifecycle.Shutdown;

/** A WebJob in a process of its own, which ends by {@code kill -9} and in no other way. */
final class KilledWorker implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final String WORKS = " begins, attempt ";

    private final Process process;
    private final Path log;
    private final CountDownLatch works = new CountDownLatch(1);

    private KilledWorker(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::readLog, "worker-log");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it by the script that App Service starts.
     *
     * @param log gets what it says, behind what is there already
     */
    static KilledWorker start(Path webjob, Map<String, String> settings, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(webjob.resolve("run.sh").toString()).redirectErrorStream(true);
        builder.environment().putAll(settings);
        // Nobody is left behind when this process is killed itself.
        builder.environment().put(Shutdown.WITH_INPUT, "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new KilledWorker(builder.start(), log);
    }

    /** Waits until its first job has begun. */
    void awaitWork() throws InterruptedException {
        if (!works.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The worker does not work; see " + log);
        }
    }

    /** Lets it go on for a while. */
    void live(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The worker has ended by itself; see " + log);
        }
    }

    /** Kills it; the script has become the Java process, so nothing of it lives on. */
    @Override
    public void close() {
        // By its handle, which other than the process leaves the output open to the reader.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    private void readLog() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                if (line.contains(WORKS)) {
                    works.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
