package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A generated project that {@code ./run-local} has started on a free port of this machine. */
final class RunningProject implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final Pattern ready;

    private RunningProject(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.ready = Pattern.compile("Ready: (http://127\\.0\\.0\\.1:" + port + "/\\S*) ");
    }

    /** Starts it, and returns when it has printed its address and that address is healthy. */
    static RunningProject start(Path project, String... options) throws IOException {
        RunningProject running = startWithoutApi(project, options);
        try {
            await("health of " + running.page()).atMost(START).until(running::isHealthy);
        } catch (RuntimeException | Error failure) {
            running.close();
            throw failure;
        }
        return running;
    }

    /** The same for a project that jobs are not sent to over HTTP: returns when it has printed its address. */
    static RunningProject startWithoutApi(Path project, String... options) throws IOException {
        int port = Here.freePort();
        Command command = new Command(
                project,
                Map.of(),
                Stream.concat(Stream.of("./run-local", "--port", String.valueOf(port)), Stream.of(options))
                        .toList());
        Path log = command.newLog();
        RunningProject running = new RunningProject(command.start(log), log, port);
        try {
            await("the address in " + log).atMost(START).until(() -> running.printedAddress()
                    .isPresent());
        } catch (RuntimeException | Error failure) {
            running.close();
            throw failure;
        }
        return running;
    }

    /** The address of its page, as it has printed it. */
    URI page() {
        return printedAddress().orElseThrow();
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(page().resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String path, byte[] picture) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(page().resolve(path))
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Ends it as a service manager would, with SIGTERM, and checks that nothing it has started is left. */
    void stop() throws IOException, InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        assertThat(family).as("processes started by ./run-local").isNotEmpty();
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            fail("./run-local goes on %s after SIGTERM. It printed:%n%s", STOP, printed());
        }
        await("the end of every process that ./run-local has started")
                .atMost(STOP)
                .untilAsserted(() -> assertThat(family)
                        .filteredOn(ProcessHandle::isAlive)
                        .extracting(ProcessHandle::info)
                        .isEmpty());
    }

    /** Leaves nothing behind, whatever state it is in. */
    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Optional<URI> printedAddress() {
        String printed = printed();
        if (!process.isAlive()) {
            fail("./run-local has ended with %d. It printed:%n%s", process.exitValue(), printed);
        }
        return ready.matcher(printed)
                .results()
                .map(found -> URI.create(found.group(1)))
                .findFirst();
    }

    private String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return new String(get("api/health").body(), StandardCharsets.UTF_8)
                    .startsWith("{\"status\":\"ok\",\"build\":\"");
        } catch (IOException notYet) {
            return false;
        }
    }
}
