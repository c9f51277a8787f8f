package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command line as a person would type it.
 *
 * @param directory where it is typed
 * @param environment what it gets on top of this process's environment
 */
record Command(Path directory, Map<String, String> environment, List<String> words) {

    /** What Maven's launcher tells itself through the environment; a Maven below must not hear it. */
    private static final List<String> OUTER_MAVEN =
            List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CMD_LINE_ARGS", "BASEDIR");

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Command in(Path directory, String... words) {
        return new Command(directory, Map.of(), List.of(words));
    }

    Command onJava(Path javaHome) {
        return new Command(directory, Map.of("JAVA_HOME", javaHome.toString()), words);
    }

    /** Runs it to its end and fails, with what it printed, if it does not end well and in time. */
    String succeedWithin(Duration limit) throws IOException, InterruptedException {
        return run(limit, true);
    }

    /** Runs it to its end and fails, with what it printed, if it does end well, or not in time. */
    String failWithin(Duration limit) throws IOException, InterruptedException {
        return run(limit, false);
    }

    private String run(Duration limit, boolean well) throws IOException, InterruptedException {
        Path log = newLog();
        Process process = start(log);
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                fail("%s did not end within %s. It printed:%n%s", this, limit, Files.readString(log));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String printed = Files.readString(log);
        if (process.exitValue() == 0 != well) {
            fail("%s ended with %d. It printed:%n%s", this, process.exitValue(), printed);
        }
        return printed;
    }

    /** Starts it; what it prints goes to the file, standard error too. */
    Process start(Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeAll(OUTER_MAVEN);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A file for what the command prints, kept with the build's output. */
    Path newLog() throws IOException {
        Path logs = Files.createDirectories(Here.target().resolve("logs"));
        String program = Path.of(words.get(0)).getFileName().toString();
        return logs.resolve("%02d-%s.log".formatted(COUNT.incrementAndGet(), program));
    }

    @Override
    public String toString() {
        return String.join(" ", words) + " (in " + directory + ")";
    }
}
