package com.example.functionsjobs.local.functions;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.example.functionsjobs.lifecycle.Shutdown;
import com.example.functionsjobs.local.KeptRunning;
import com.example.functionsjobs.local.Platform;
import com.example.functionsjobs.local.QuickJava;
import com.example.functionsjobs.local.functions.host.HostMain;
import com.example.functionsjobs.process.ChildProcess;

/**
 * A functions host that runs, and is started again when it ends by itself, as it does when a function takes too long. It
 * ends when its standard input closes: on {@link #close}, or with this process.
 */
final class HostProcess implements Platform.Running {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String LOG_FORMAT = "%1$tH:%1$tM:%1$tS.%1$tL %4$s %5$s%6$s%n";

    private final Options options;
    private final KeptRunning process;
    private volatile URI address;

    private HostProcess(Options options) throws IOException {
        this.options = options;
        this.process = KeptRunning.start("The functions host", this::launch);
    }

    /**
     * How to start a host.
     *
     * @param port 0 for any free one
     * @param settings what its environment gets besides that of this process
     * @param extraClassPath what the app sees before its own classes
     * @param jvmOptions for the process, for example {@code -Xmx192m}
     * @param log where its log goes
     */
    record Options(
            Path app,
            int port,
            Optional<String> functionKey,
            Map<String, String> settings,
            List<Path> extraClassPath,
            List<String> jvmOptions,
            ProcessBuilder.Redirect log) {

        static Options of(Path app) {
            return new Options(
                    app, 0, Optional.empty(), Map.of(), List.of(), List.of(), ProcessBuilder.Redirect.INHERIT);
        }

        Options withPort(int newPort) {
            return new Options(app, newPort, functionKey, settings, extraClassPath, jvmOptions, log);
        }

        Options withFunctionKey(String key) {
            return new Options(app, port, Optional.of(key), settings, extraClassPath, jvmOptions, log);
        }

        /** Adds to the settings that are there. */
        Options withSettings(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(more);
            return new Options(app, port, functionKey, Map.copyOf(all), extraClassPath, jvmOptions, log);
        }

        Options withExtraClassPath(Path... paths) {
            return new Options(app, port, functionKey, settings, List.of(paths), jvmOptions, log);
        }

        Options withJvmOptions(String... options) {
            return new Options(app, port, functionKey, settings, extraClassPath, List.of(options), log);
        }

        Options withLog(Path file) {
            return new Options(
                    app,
                    port,
                    functionKey,
                    settings,
                    extraClassPath,
                    jvmOptions,
                    ProcessBuilder.Redirect.appendTo(file.toFile()));
        }

        private List<String> command() {
            List<String> command = new ArrayList<>(QuickJava.command());
            command.addAll(
                    List.of("-Djava.util.logging.SimpleFormatter.format=" + LOG_FORMAT, "-Djava.awt.headless=true"));
            command.addAll(jvmOptions);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    HostMain.class.getName(),
                    app.toString(),
                    "--port=" + port));
            functionKey.ifPresent(key -> command.add("--function-key=" + key));
            extraClassPath.forEach(path -> command.add("--extra-class-path=" + path));
            return command;
        }
    }

    /**
     * Starts a host and returns when it listens. When it ends by itself, it is started again, at the same port.
     *
     * @throws IOException when it ends before; its log says why
     */
    static HostProcess start(Options options) throws IOException {
        return new HostProcess(options);
    }

    private ChildProcess launch() throws IOException {
        Options again = address == null ? options : options.withPort(address.getPort());
        ProcessBuilder builder = new ProcessBuilder(again.command()).redirectError(options.log());
        builder.environment().putAll(options.settings());
        builder.environment().put(Shutdown.WITH_INPUT, "true");
        ChildProcess child = ChildProcess.start(builder, STOP_LIMIT);
        Optional<String> line = child.lineThatStarts(HostMain.LISTENING);
        if (line.isEmpty()) {
            child.close();
            throw new IOException("The functions host did not start"
                    + Optional.ofNullable(options.log().file())
                            .map(File::toString)
                            .map(file -> "; its log is " + file)
                            .orElse("; its log above says why")
                    + ".");
        }
        child.echo("host");
        address = URI.create(line.get().substring(HostMain.LISTENING.length()));
        return child;
    }

    @Override
    public Optional<URI> page() {
        return Optional.of(address);
    }

    URI address() {
        return address;
    }

    /** The process as it runs now. */
    long pid() {
        return process.pid();
    }

    @Override
    public int await() {
        return process.givenUp().join();
    }

    @Override
    public void close() {
        process.close();
    }
}
