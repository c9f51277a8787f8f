package com.example.mixjobs.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.azurite.AzuriteUnavailable;

/** Starts everything there is on this machine, says where the page is, and stops everything when it is stopped itself. */
@Command(
        name = "run-local",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the project on this machine until Ctrl-C.",
            "Storage is Azurite in memory, or the account that the environment variable AzureWebJobsStorage names."
        })
public final class RunLocal implements Callable<Integer> {

    private static final String STORAGE = "AzureWebJobsStorage";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "HTTP port (default: ${DEFAULT-VALUE}).",
            defaultValue = "7071")
    private int port;

    @Option(
            names = "--function-key",
            paramLabel = "KEY",
            description = "Ask callers for this key, as the app does in Azure (default: ask for none).")
    private String functionKey;

    @Option(
            names = "--chaos",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "5",
            description = "Take a node of Azure Batch away every so many seconds (${FALLBACK-VALUE} when left out).")
    private Integer chaos;

    @Option(names = "--platform", hidden = true, description = "Which one, where a project has several.")
    private String platform;

    private final Path project = Path.of("").toAbsolutePath();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean stopping;

    /** Exit codes: 0 after Ctrl-C, 1 when something did not start or ended by itself, 2 for wrong options. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunLocal()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            checkPort();
            Platform.Running running = start(wishes());
            say("Ready" + running.page().map(page -> ": " + page).orElse("") + " (Ctrl-C stops it)");
            int exitCode = running.await();
            if (!stopping) {
                say("The app has ended by itself with exit code " + exitCode + "; its log above says why.");
            }
        } catch (IOException | AzuriteUnavailable e) {
            say(e.getMessage());
        }
        return 1;
    }

    private Platform.Wishes wishes() throws IOException {
        if (chaos != null && chaos < 1) {
            throw new IOException("--chaos is " + chaos + ", but must be at least 1 second.");
        }
        return new Platform.Wishes(
                port,
                Optional.ofNullable(functionKey),
                Optional.ofNullable(chaos).map(Duration::ofSeconds));
    }

    private Platform.Running start(Platform.Wishes wishes) throws IOException {
        Map<String, String> settings = new HashMap<>();
        String given = System.getenv(STORAGE);
        if (given == null || given.isBlank()) {
            keep(ProjectLock.take(project));
            say("Starting Azurite ...");
            Azurite azurite = keep(Azurite.start());
            settings.put(STORAGE, azurite.connectionString());
            keep(StorageFile.write(project, azurite.connectionString()));
        }
        say("Starting the app ...");
        return keep(platform().start(project, wishes, settings));
    }

    private Platform platform() {
        return ServiceLoader.load(Platform.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> platform == null || platform.equals(it.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such platform is listed in META-INF/services"));
    }

    private void checkPort() throws IOException {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            free.setReuseAddress(true);
        } catch (IOException e) {
            throw new IOException(
                    "Port " + port + " is in use (" + e.getMessage()
                            + "). Stop what uses it, or choose another: --port 7072.",
                    e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        synchronized (started) {
            started.push(part);
        }
        return part;
    }

    /** Stops in the opposite order: what uses storage goes before storage. */
    private void stop() {
        stopping = true;
        synchronized (started) {
            while (!started.isEmpty()) {
                try {
                    started.pop().close();
                } catch (Exception e) {
                    say("While stopping: " + e);
                }
            }
        }
    }

    private static void say(String message) {
        System.out.println(message);
    }
}
