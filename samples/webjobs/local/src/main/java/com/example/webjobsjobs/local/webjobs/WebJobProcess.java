package com.example.webjobsjobs.local.webjobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One process of a continuous WebJob, and whoever reads what it prints. */
final class WebJobProcess {

    private final Process process;
    private final Thread output;
    private final Thread error;

    private WebJobProcess(Process process, WebJobLog log, ContinuousWebJob.Console console) {
        this.process = process;
        this.output = reader(process.getInputStream(), both(log::standardOutput, console.output()));
        this.error = reader(process.getErrorStream(), both(log::standardError, console.error()));
    }

    /**
     * Starts it in the directory of its script.
     *
     * @param root the copy of the WebJob's folder
     * @throws IOException when there is nothing that could run the script
     */
    static WebJobProcess start(
            ContinuousWebJob.Place place,
            Path root,
            StartScript script,
            Path shutdownFile,
            WebJobLog log,
            ContinuousWebJob.Console console)
            throws IOException {
        Path file = root.resolve(script.path());
        ProcessBuilder builder = new ProcessBuilder(script.host().commandFor(file))
                .directory(file.getParent().toFile());
        builder.environment().putAll(place.settings());
        builder.environment().putAll(environment(place, root, shutdownFile));
        return new WebJobProcess(builder.start(), log, console);
    }

    /** {@code BaseJobRunner.RunJobInstance}; a continuous WebJob has an empty run id. */
    private static Map<String, String> environment(ContinuousWebJob.Place place, Path root, Path shutdownFile)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("WEBSITE_ALWAYS_ON_JOB_RUNNING_" + place.name(), "true");
        environment.put("WEBJOBS_PATH", root.toString());
        environment.put("WEBJOBS_NAME", place.name());
        environment.put("WEBJOBS_TYPE", "continuous");
        environment.put("WEBJOBS_DATA_PATH", place.data().toString());
        environment.put("WEBJOBS_RUN_ID", "");
        environment.put("WEBJOBS_SHUTDOWN_FILE", shutdownFile.toString());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("WEBJOBS_PORT", Integer.toString(free.getLocalPort()));
        }
        return environment;
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end, and for the last line of whatever has its output, and gives its exit code. */
    int await() throws InterruptedException {
        int exitCode = process.waitFor();
        output.join();
        error.join();
        return exitCode;
    }

    /** With what it has started; returns when that is gone. */
    void kill() {
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()
                .forEach(each -> {
                    each.destroyForcibly();
                    each.onExit().join();
                });
    }

    private static Consumer<String> both(Consumer<String> one, Consumer<String> other) {
        return one.andThen(other);
    }

    private static Thread reader(InputStream stream, Consumer<String> eachLine) {
        Thread reader = new Thread(() -> read(stream, eachLine), "webjob-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void read(InputStream stream, Consumer<String> eachLine) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(eachLine);
        } catch (IOException | UncheckedIOException e) {
            eachLine.accept("What the WebJob prints cannot be read any more: " + e.getMessage());
        }
    }
}
