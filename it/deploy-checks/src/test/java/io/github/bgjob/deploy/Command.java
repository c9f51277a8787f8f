package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where and how programs are started.
 *
 * @param environment what they get on top of this process's environment
 * @param logs where what they print is kept
 */
record Command(Path directory, Map<String, String> environment, Path logs) {

    private static final int MINUTES = 8;

    /** Runs a program to its end, which must be a good one, and gives what it has printed. */
    String succeed(String... words) throws IOException, InterruptedException {
        return end(0, words);
    }

    /** Runs a program to its end, with this code, and gives what it has printed. */
    String end(int code, String... words) throws IOException, InterruptedException {
        Path log = newLog();
        Process process = start(log, words);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                fail("%s has no end within %d minutes: %s", List.of(words), MINUTES, Files.readString(log));
            }
        } finally {
            end(process);
        }
        String printed = Files.readString(log);
        if (process.exitValue() != code) {
            fail("%s ended with %d: %s", List.of(words), process.exitValue(), printed);
        }
        return printed;
    }

    /** Starts a program; what it prints goes to the file, standard error too. */
    Process start(Path log, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Path newLog() throws IOException {
        return Files.createTempFile(logs, "run", ".log");
    }

    /** Ends a program and everything that it has started, the orderly way first. */
    static void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
