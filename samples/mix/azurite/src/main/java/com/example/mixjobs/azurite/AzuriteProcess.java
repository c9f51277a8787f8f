package com.example.mixjobs.azurite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.mixjobs.process.ChildProcess;

/** A running Azurite. It ends when the pipe to it closes: on {@link #close()}, or with this process. */
final class AzuriteProcess implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int KEPT_LINES = 50;
    private static final Pattern LISTENING =
            Pattern.compile("Azurite (Blob|Queue|Table) service is successfully listening at (\\S+)");

    private final ChildProcess process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Map<String, URI> listening = new HashMap<>();
    private final CompletableFuture<Endpoints> ready = new CompletableFuture<>();

    private AzuriteProcess(ChildProcess process) {
        this.process = process;
        process.onOutput(
                "azurite",
                this::read,
                failure -> ready.completeExceptionally(failure.orElse(new IOException("end of output"))));
    }

    /** Starts the script and returns when all three services accept connections. */
    static AzuriteProcess start(Path script, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                NodeJs.COMMAND,
                "--require",
                script.resolveSibling(AzuriteInstallation.GUARD).toString(),
                script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        AzuriteProcess started;
        try {
            started = new AzuriteProcess(ChildProcess.start(builder, STOP_LIMIT));
        } catch (IOException e) {
            throw new AzuriteUnavailable("Azurite could not be started: " + e.getMessage(), e);
        }
        started.awaitReady();
        return started;
    }

    /** Where the services listen. */
    Endpoints endpoints() {
        return ready.join();
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitReady() {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            close();
            throw new AzuriteUnavailable(
                    "Azurite was not ready after " + START_SECONDS + " s. It said:\n" + output(), e);
        } catch (ExecutionException e) {
            close();
            throw new AzuriteUnavailable("Azurite ended before it was ready. It said:\n" + output(), e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new AzuriteUnavailable("The start of Azurite was interrupted.", e);
        }
    }

    private void read(String line) {
        keep(line);
        Matcher matcher = LISTENING.matcher(line);
        if (matcher.find()) {
            listening.put(matcher.group(1), URI.create(matcher.group(2)));
        }
        if (listening.size() == 3) {
            ready.complete(new Endpoints(listening.get("Blob"), listening.get("Queue"), listening.get("Table")));
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private String output() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "(nothing)" : String.join("\n", lastLines);
        }
    }
}
