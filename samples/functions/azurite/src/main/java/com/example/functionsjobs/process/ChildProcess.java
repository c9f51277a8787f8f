package com.example.functionsjobs.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that ends when its standard input does: on {@link #close}, and with this process however that ends. The
 * program has to read its standard input for that.
 */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Duration stopLimit;

    private ChildProcess(Process process, Duration stopLimit) {
        this.process = process;
        this.stopLimit = stopLimit;
    }

    /**
     * Starts a process.
     *
     * @param stopLimit how long it may take to end before it is killed
     */
    public static ChildProcess start(ProcessBuilder command, Duration stopLimit) throws IOException {
        return new ChildProcess(command.start(), stopLimit);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for the next line of its output; none when it has ended without one. */
    public Optional<String> nextLine() throws IOException {
        return Optional.ofNullable(output().readLine());
    }

    /** Waits for a line of its output that starts so, and prints those before; none when it has ended without one. */
    public Optional<String> lineThatStarts(String prefix) throws IOException {
        Optional<String> line = nextLine();
        while (line.isPresent() && !line.get().startsWith(prefix)) {
            System.out.println(line.get());
            line = nextLine();
        }
        return line;
    }

    /** From now on hands over each line of its output, on a thread of its own; at the end, that is said once. */
    public void onOutput(String name, Consumer<String> eachLine, Consumer<Optional<IOException>> end) {
        Thread reader = new Thread(
                () -> {
                    try {
                        output().lines().forEach(eachLine);
                        end.accept(Optional.empty());
                    } catch (UncheckedIOException e) {
                        end.accept(Optional.of(e.getCause()));
                    }
                },
                name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** From now on prints its output. */
    public void echo(String name) {
        onOutput(name, System.out::println, end -> {});
    }

    /** Waits for its end and gives its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, waits, and kills it when it takes too long. Does nothing when it has ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** What a script has started on Windows is a process of its own, which would live on. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
