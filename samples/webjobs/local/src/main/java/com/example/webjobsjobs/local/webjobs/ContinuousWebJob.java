package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A continuous WebJob that is started, watched, started again and stopped as Kudu does it ({@code ContinuousJobRunner} and
 * {@code BaseJobRunner}, on Linux those of KuduLite), from a copy of its folder, and with Kudu's log and environment.
 *
 * <p>Two things differ: one that says that its settings are wrong is not started again, because somebody sits before it;
 * and a stop kills what descends from its process, where Kudu looks for a mark in every process's environment.
 */
final class ContinuousWebJob implements AutoCloseable {

    private final Place place;
    private final Console console;
    private final WebJobFolder folder;
    private final WebJobLog log;
    private final CompletableFuture<Integer> givenUp = new CompletableFuture<>();
    private WebJobRun run;

    /**
     * Where it is.
     *
     * @param deployed its folder, whose name is the WebJob's
     * @param data where log and state are
     * @param temporary for copies of the folder, and for the file that asks for a stop
     * @param settings what its environment has besides that of this process; {@code WEBJOBS_RESTART_TIME} is heeded
     */
    record Place(Path deployed, Path data, Path temporary, Map<String, String> settings) {

        String name() {
            return deployed.getFileName().toString();
        }

        Optional<String> setting(String name) {
            return Optional.ofNullable(settings.getOrDefault(name, System.getenv(name)));
        }
    }

    /** Gets each line that the WebJob prints, also those that its log does not keep. */
    record Console(Consumer<String> output, Consumer<String> error) {}

    private ContinuousWebJob(Place place, Console console) throws IOException {
        this.place = place;
        this.console = console;
        this.folder = new WebJobFolder(place.deployed(), place.temporary().resolve("copies"));
        String instance = place.setting("WEBSITE_INSTANCE_ID").orElse("localhost");
        this.log = new WebJobLog(place.data(), instance, Clock.systemUTC());
    }

    /**
     * Starts it and returns when its process has been started, or could not be: its log says which.
     *
     * @throws IOException when Kudu would find no WebJob there
     */
    static ContinuousWebJob start(Place place, Console console) throws IOException {
        ContinuousWebJob webJob = new ContinuousWebJob(place, console);
        webJob.begin();
        return webJob;
    }

    /** What Kudu does when files of the folder have changed. */
    synchronized void refresh() throws IOException {
        log.information("Detected WebJob file/s were updated, refreshing WebJob");
        run.stop();
        begin();
    }

    /** Completed with the exit code when it says that it is not worth another start. */
    CompletableFuture<Integer> givenUp() {
        return givenUp;
    }

    /** Of its process; empty while there is none. */
    synchronized Optional<Long> pid() {
        return run.pid();
    }

    /** Asks it to stop by the file, waits as long as its settings say, and kills it then. */
    @Override
    public synchronized void close() {
        run.stop();
    }

    private synchronized void begin() throws IOException {
        StartScript script = StartScript.in(place.deployed(), ScriptHost.here())
                .orElseThrow(() -> new IOException("Nothing in " + place.deployed()
                        + " can be started: there has to be " + "a run.sh, or on Windows a run.cmd."));
        run = new WebJobRun(
                place, console, log, folder, script, WebJobSettings.in(place.deployed()), givenUp::complete);
        run.start();
    }
}
