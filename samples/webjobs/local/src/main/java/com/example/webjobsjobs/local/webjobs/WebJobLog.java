package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The log and the state of a continuous WebJob, in the files and the form that the portal shows: Kudu's {@code
 * ContinuousJobLogger}, {@code FilePerJobLogger} and {@code JobLogger}. Only the first lines of each start are kept.
 */
final class WebJobLog {

    /** Of what the WebJob prints, standard output and error together, in one start ({@code MaxConsoleLogLines}). */
    static final int MOST_LINES = 200;

    static final String CUT = "Reached maximum allowed output lines for this run, to see all of the job's logs you can"
            + " enable website application diagnostics";

    /** A file that is larger becomes the previous one, of which there is one ({@code MaxLogFileSize}). */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final int INSTANCE_LETTERS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    private final Path file;
    private final Path previous;
    private final Path status;
    private final String instance;
    private final Clock clock;
    private int lines;

    /**
     * Logs into a directory, which is made.
     *
     * @param instance what the machine is called; Kudu shows six letters of it ({@code InstanceIdUtility})
     */
    WebJobLog(Path directory, String instance, Clock clock) throws IOException {
        Files.createDirectories(directory);
        this.instance = instance.substring(0, Math.min(INSTANCE_LETTERS, instance.length()));
        this.file = directory.resolve("job_log.txt");
        this.previous = directory.resolve("job_prev_log.txt");
        this.status = directory.resolve("status_" + this.instance);
        this.clock = clock;
    }

    /** From here on as many lines are kept again. */
    synchronized void newRun() {
        lines = 0;
    }

    void standardOutput(String line) {
        printed("INFO", line);
    }

    void standardError(String line) {
        printed("ERR ", line);
    }

    /** Something that Kudu has to say. */
    void information(String message) {
        write("SYS INFO", message);
    }

    void error(String message) {
        write("SYS ERR ", message);
    }

    synchronized void status(String name) {
        try {
            Files.writeString(status, "{\"Status\":\"" + name + "\"}");
        } catch (IOException e) {
            complain(e);
        }
        information("Status changed to " + name);
    }

    private synchronized void printed(String level, String line) {
        if (lines < MOST_LINES) {
            write(level, line);
        } else if (lines == MOST_LINES) {
            write("WARN", CUT);
        } else {
            return;
        }
        lines++;
    }

    private synchronized void write(String level, String message) {
        String time = TIME.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    file,
                    "[%s > %s: %s] %s\r\n".formatted(time, instance, level, message),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            complain(e);
        }
    }

    /** A WebJob goes on without its log. */
    private void complain(IOException e) {
        System.err.println("The WebJob's log cannot be written: " + e);
    }
}
