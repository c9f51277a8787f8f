package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.example.webjobsjobs.lifecycle.Shutdown;
import com.example.webjobsjobs.local.KeptRunning;
import com.example.webjobsjobs.local.Platform;
import com.example.webjobsjobs.local.QuickJava;
import com.example.webjobsjobs.process.ChildProcess;

/** An unpacked app in a process that is started again when it crashes, and its WebJob as Kudu runs it. */
final class AppService implements Platform.Running {

    /** What stands before the address in the first line of the app's output. */
    private static final String LISTENING = "Listening on ";

    /** Longer than the web app lets requests finish. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    static final Path WEBJOB = Path.of("App_Data", "jobs", "continuous", "worker");

    private final Options options;
    private final KeptRunning app;
    private final ContinuousWebJob worker;
    private volatile URI address;

    /**
     * How to start it.
     *
     * @param site where the zip was unpacked
     * @param port 0 for any free one
     * @param settings what both environments get besides that of this process
     * @param log where what they write to standard error goes; empty for this process's own
     */
    record Options(Path site, int port, Map<String, String> settings, Optional<Path> log) {

        static Options of(Path site) {
            return new Options(site, 0, Map.of(), Optional.empty());
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
            return new Options(site, port, settings, Optional.of(file));
        }

        private ProcessBuilder.Redirect redirect() {
            return log.map(file -> ProcessBuilder.Redirect.appendTo(file.toFile()))
                    .orElse(ProcessBuilder.Redirect.INHERIT);
        }
    }

    private AppService(Options options) throws IOException {
        this.options = options;
        this.app = KeptRunning.start("The web app", this::startApp);
        try {
            this.worker = ContinuousWebJob.start(webJob(), console());
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
        AppServiceZip.unpackForThisMachine(zip, options.site());
        app.restart();
        worker.refresh();
    }

    URI address() {
        return address;
    }

    @Override
    public Optional<URI> page() {
        return Optional.of(address);
    }

    /** Which processes run now: the app's first, then the WebJob's, unless there is none. */
    List<Long> processIds() {
        return Stream.concat(Stream.of(app.pid()), worker.pid().stream()).toList();
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
        Optional<String> line = process.lineThatStarts(LISTENING);
        if (line.isEmpty()) {
            process.close();
            throw new IOException("The web app did not start; its log says why.");
        }
        address = URI.create(line.get().substring(LISTENING.length()));
        follow(process, "app");
        return process;
    }

    private ContinuousWebJob.Place webJob() {
        Path deployed = options.site().resolve(WEBJOB);
        return new ContinuousWebJob.Place(
                deployed,
                data(options.site()).resolve(WEBJOB.subpath(1, WEBJOB.getNameCount())),
                besides(options.site(), "-webjob"),
                environment());
    }

    /** Where Kudu's log of the WebJob is found, as below {@code /home/data}. */
    static Path data(Path site) {
        return besides(site, "-data");
    }

    /** All that the WebJob prints, as it stands in no log of Kudu's. */
    private ContinuousWebJob.Console console() {
        return options.log()
                .map(file -> new ContinuousWebJob.Console(line -> append(file, line), line -> append(file, line)))
                .orElseGet(() -> new ContinuousWebJob.Console(System.out::println, System.err::println));
    }

    /** Its standard output goes where its standard error goes. */
    private void follow(ChildProcess process, String name) {
        options.log()
                .ifPresentOrElse(
                        file -> process.onOutput(name, line -> append(file, line), end -> {}),
                        () -> process.echo(name));
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess start(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(options.redirect());
        builder.environment().putAll(environment());
        return ChildProcess.start(builder, STOP_LIMIT);
    }

    private Map<String, String> environment() {
        return options.withSettings(Map.of(Shutdown.WITH_INPUT, "true", "JAVA_HOME", System.getProperty("java.home")))
                .settings();
    }
}
