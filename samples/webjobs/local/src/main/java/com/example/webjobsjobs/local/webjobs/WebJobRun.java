package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import com.example.webjobsjobs.local.KeptRunning;

/** A continuous WebJob from a start, or a change of its files, to a stop: process after process. */
final class WebJobRun {

    /** {@code DeploymentSettingsExtension.DefaultWebJobsRestartTime}. */
    private static final Duration RESTART = Duration.ofMinutes(1);

    /** Whoever has run for as long is started again at once ({@code ContinuousJobRunner.WarmupTimeSpan}). */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    /** A process that was started by one that has ended may keep the output open; Kudu does not wait for it either. */
    private static final Duration LONGEST_ABORT = Duration.ofSeconds(5);

    private static final int NOT_STARTED = 1;

    private final ContinuousWebJob.Place place;
    private final ContinuousWebJob.Console console;
    private final WebJobLog log;
    private final WebJobFolder folder;
    private final StartScript script;
    private final WebJobSettings settings;
    private final IntConsumer givenUp;
    private final Path shutdownFile;
    private final Thread thread;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<WebJobProcess> process = Optional.empty();
    private volatile boolean aborted;

    /** @param givenUp gets the exit code that says that another start is of no use */
    WebJobRun(
            ContinuousWebJob.Place place,
            ContinuousWebJob.Console console,
            WebJobLog log,
            WebJobFolder folder,
            StartScript script,
            WebJobSettings settings,
            IntConsumer givenUp)
            throws IOException {
        this.place = place;
        this.console = console;
        this.log = log;
        this.folder = folder;
        this.script = script;
        this.settings = settings;
        this.givenUp = givenUp;
        Path directory = place.temporary().resolve("shutdown");
        Trees.delete(directory);
        this.shutdownFile =
                Files.createDirectories(directory).resolve(UUID.randomUUID().toString());
        this.thread = new Thread(this::keepRunning, "webjob-" + place.name());
        thread.setDaemon(true);
    }

    /** Returns when a process has been started, or could not be. */
    void start() {
        log.status("Starting");
        log.information("WebJob singleton setting is " + (settings.singleton() ? "True" : "False"));
        thread.start();
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Optional<Long> pid() {
        return process.map(WebJobProcess::pid);
    }

    /** {@code ContinuousJobRunner.StopJob}. A second stop does nothing. */
    synchronized void stop() {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        log.status("Stopping");
        try {
            Files.writeString(shutdownFile, "");
            // 0 would be for ever.
            thread.join(Math.max(1, settings.stoppingWait().toMillis()));
        } catch (IOException e) {
            log.error(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            abort();
        }
        log.status("Stopped");
    }

    private void abort() {
        aborted = true;
        process.ifPresent(WebJobProcess::kill);
        try {
            thread.join(LONGEST_ABORT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        try {
            Duration pause;
            do {
                long began = System.nanoTime();
                log.newRun();
                int exitCode = runOnce();
                begun.countDown();
                if (stopping.getCount() == 0) {
                    return;
                }
                if (!KeptRunning.isWorthAnotherStart(exitCode)) {
                    givenUp.accept(exitCode);
                    return;
                }
                pause = pauseAfter(Duration.ofNanos(System.nanoTime() - began));
                log.information("Process went down, waiting for " + pause.toSeconds() + " seconds");
                log.status("PendingRestart");
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runOnce() throws InterruptedException {
        try {
            Path root = settings.inPlace() ? place.deployed() : folder.toRunFrom();
            log.information("Run script '%s' with script host - '%s'"
                    .formatted(script.path().getFileName(), script.host().name()));
            log.status("Running");
            WebJobProcess started = WebJobProcess.start(place, root, script, shutdownFile, log, console);
            process = Optional.of(started);
            begun.countDown();
            if (aborted) {
                started.kill();
            }
            int exitCode = started.await();
            if (aborted) {
                log.information("WebJob process was aborted");
            } else if (exitCode == 0) {
                log.status("Success");
            } else {
                log.error("Job failed due to exit code " + exitCode);
            }
            return exitCode;
        } catch (IOException e) {
            log.error(e.toString());
            console.error().accept("The WebJob could not be started: " + e.getMessage());
            return NOT_STARTED;
        } finally {
            process = Optional.empty();
        }
    }

    private Duration pauseAfter(Duration ran) {
        return ran.compareTo(LONG_ENOUGH) < 0 ? restart() : Duration.ZERO;
    }

    /** What is no number of seconds is as good as nothing ({@code DeploymentSettingsExtension.GetTimeSpan}). */
    private Duration restart() {
        try {
            return place.setting("WEBJOBS_RESTART_TIME")
                    .map(Integer::valueOf)
                    .map(Duration::ofSeconds)
                    .orElse(RESTART);
        } catch (NumberFormatException e) {
            return RESTART;
        }
    }
}
