package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.example.webjobsjobs.lifecycle.Shutdown;
import com.example.webjobsjobs.local.KeptRunning;
import com.example.webjobsjobs.local.Platform;
import com.example.webjobsjobs.local.QuickJava;
import com.example.webjobsjobs.process.ChildProcess;

/** An unpacked app and its WebJob, each in a process of its own that is started again when it crashes. */
final class AppService implements Platform.Running {

    /** What stands before the address in the first line of the app's output. */
    private static final String LISTENING = "Listening on ";

    /** Longer than the grace period of the worker here. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    static final Path WEBJOB = Path.of("App_Data", "jobs", "continuous", "worker");

    private final Options options;
    private final WebJobFolder webJob;
    private final KeptRunning app;
    private final KeptRunning worker;
    private volatile URI address;

    /**
     * How to start it.
     *
     * @param site where the zip was unpacked
     * @param port 0 for any free one
     * @param settings what both environments get besides that of this process
     * @param log where their logs go
     */
    record Options(Path site, int port, Map<String, String> settings, ProcessBuilder.Redirect log) {

        static Options of(Path site) {
            return new Options(site, 0, Map.of(), ProcessBuilder.Redirect.INHERIT);
        }

        Options withPort(int newPort) {
            return new Options(site, newPort, settings, log);
        }

        /** Adds to the settings that are there. */
        Options withSettings(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(more);
            return new Options(site, port, Map.copyOf(all), log);
        }

        Options withLog(Path file) {
            return new Options(site, port, settings, ProcessBuilder.Redirect.appendTo(file.toFile()));
        }
    }

    private AppService(Options options) throws IOException {
        this.options = options;
        this.webJob = new WebJobFolder(options.site().resolve(WEBJOB), besides(options.site(), "-webjob"));
        this.app = KeptRunning.start("The web app", this::startApp);
        try {
            this.worker = KeptRunning.start("The WebJob", this::startWorker);
        } catch (IOException e) {
            app.close();
            throw e;
        }
    }

    /**
     * Starts both and returns when the app listens.
     *
     * @throws IOException when one does not start; its log says why
     */
    static AppService start(Options options) throws IOException {
        return new AppService(options);
    }

    /** Deploys another zip while the first one runs: the files are there before either process starts anew. */
    void deploy(Path zip) throws IOException {
        AppServiceZip.unpack(zip, options.site());
        app.restart();
        worker.restart();
    }

    URI address() {
        return address;
    }

    @Override
    public Optional<URI> page() {
        return Optional.of(address);
    }

    /** Which processes run now: the app's first, then the WebJob's. */
    List<Long> processIds() {
        return List.of(app.pid(), worker.pid());
    }

    @Override
    public int await() throws InterruptedException {
        return (int) CompletableFuture.anyOf(app.givenUp(), worker.givenUp()).join();
    }

    /** The app first: it takes no more jobs while the worker finishes those that it has. */
    @Override
    public void close() {
        app.close();
        worker.close();
    }

    private static Path besides(Path site, String suffix) {
        return site.resolveSibling(site.getFileName() + suffix);
    }

    private ChildProcess startApp() throws IOException {
        int port = address == null ? options.port() : address.getPort();
        List<String> command = new ArrayList<>(QuickJava.command());
        command.addAll(List.of("-jar", "app.jar", "--port", Integer.toString(port)));
        ChildProcess process = start(options.site(), command);
        Optional<String> line = process.firstLine().filter(it -> it.startsWith(LISTENING));
        if (line.isEmpty()) {
            process.close();
            throw new IOException("The web app did not start; its log says why.");
        }
        address = URI.create(line.get().substring(LISTENING.length()));
        process.echo("app");
        return process;
    }

    private ChildProcess startWorker() throws IOException {
        Path directory = webJob.toRunFrom();
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ChildProcess process = windows
                ? start(directory, List.of("cmd", "/c", "run.cmd"))
                : start(directory, List.of(directory.resolve("run.sh").toString()));
        process.echo("worker");
        return process;
    }

    private ChildProcess start(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(options.log());
        builder.environment().putAll(options.settings());
        builder.environment().put(Shutdown.WITH_INPUT, "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return ChildProcess.start(builder, STOP_LIMIT);
    }
}
