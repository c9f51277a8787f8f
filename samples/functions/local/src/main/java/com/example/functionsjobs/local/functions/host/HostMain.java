package com.example.functionsjobs.local.functions.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The process. Settings are its environment; it says where it listens on its standard output, and ends when its standard
 * input does: a host never outlives whoever started it.
 */
@Command(name = "functions-host", description = "Runs a packaged functions app on this machine.")
public final class HostMain implements Callable<Integer> {

    /** What stands before the address in the one line on standard output. */
    public static final String LISTENING = "Listening on ";

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Short, because a signal stops the threads of the storage clients as well: calls on their way never return. */
    private static final Duration GRACE_AFTER_SIGNAL = Duration.ofSeconds(2);

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

    /** Runs until standard input ends. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HostMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        QUIET.setLevel(Level.OFF);
        FunctionsHost host =
                FunctionsHost.start(app, System.getenv(), port, Optional.ofNullable(functionKey), extraClassPath);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> host.stop(GRACE_AFTER_SIGNAL), "stop"));
        System.out.println(LISTENING + host.address());
        while (System.in.read() >= 0) {
            // Whoever started this says nothing; only the end counts.
        }
        host.stop(GRACE);
        return 0;
    }
}
