package com.example.mixjobs.local.functions.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.example.mixjobs.lifecycle.Shutdown;
import com.example.mixjobs.store.ClientThreads;

/**
 * The process. Settings are its environment, and it says where it listens on its standard output. Whoever starts it has
 * it end with its standard input (see {@link Shutdown}), so that a host never outlives its starter.
 */
@Command(name = "functions-host", description = "Runs a packaged functions app on this machine.")
public final class HostMain implements Callable<Integer> {

    /** What stands before the address in the one line on standard output. */
    public static final String LISTENING = "Listening on ";

    /** The exit code after a function has taken longer than it may: whoever started this is to start it again. */
    public static final int WORKER_LOST = 75;

    private static final Duration GRACE = Duration.ofSeconds(10);

    // The storage client logs as an error whatever it then throws, also what is none here (a queue that nobody has made
    // yet), and warns at each request that the JDK sets a header itself. A logger that nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("com.azure");

    @Parameters(paramLabel = "APP", description = "The directory with host.json.")
    private Path app;

    @Option(names = "--port", description = "HTTP port; 0 for any free one.", defaultValue = "7071")
    private int port;

    @Option(names = "--function-key", description = "What callers have to send.")
    private String functionKey;

    @Option(names = "--extra-class-path", description = "Directories or jars that the app sees before its own.")
    private List<Path> extraClassPath = new ArrayList<>();

    /** Runs until it is asked to end. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** What the user has set wrongly is told in one line, and ends the process with 1. */
    static CommandLine commandLine() {
        return new CommandLine(new HostMain()).setExecutionExceptionHandler((failure, command, arguments) -> {
            if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
                String why = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
                command.getErr().println("The functions host does not start: " + why);
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        QUIET.setLevel(Level.OFF);
        ClientThreads.keepUntilTheEnd();
        FunctionsHost host = FunctionsHost.start(
                app, System.getenv(), port, Optional.ofNullable(functionKey), extraClassPath, () -> Runtime.getRuntime()
                        .halt(WORKER_LOST));
        Shutdown.onRequest(System.getenv(), () -> host.stop(GRACE));
        System.out.println(LISTENING + host.address());
        new CountDownLatch(1).await();
        return 0;
    }
}
