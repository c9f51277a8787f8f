package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An app on this machine that has nothing but what was uploaded: {@code ./run-local} finds that in its build's place. */
final class UploadedApp implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;
    private final Path log;
    private final Process process;

    private UploadedApp(URI page, Path log, Process process) {
        this.page = page;
        this.log = log;
        this.process = process;
    }

    /** Puts the package of a Functions app where the build has put its app. */
    static void unpackFunctions(byte[] uploaded, GeneratedProject project) throws IOException {
        Path apps = project.resolve("functions/target/azure-functions");
        delete(apps);
        Path app = Files.createDirectories(apps.resolve("uploaded"));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(uploaded))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = app.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(app);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static UploadedApp start(GeneratedProject project, Path place) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Command command = new Command(project.directory(), Map.of(), place);
        Path log = command.newLog();
        Process process = command.start(log, "./run-local", "--port", String.valueOf(port));
        return new UploadedApp(URI.create("http://127.0.0.1:" + port + "/"), log, process);
    }

    /** Has it make a picture smaller. */
    byte[] thumbnail(byte[] picture) throws IOException, InterruptedException {
        await(page.resolve("api/health"));
        HttpResponse<byte[]> accepted = http.send(
                HttpRequest.newBuilder(page.resolve("api/jobs?operation=thumbnail&width=160&height=160"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(accepted.statusCode()).isEqualTo(202);
        return await(page.resolve(accepted.headers().firstValue("Location").orElseThrow() + "/result"));
    }

    /** Asks until the answer is a good one. */
    private byte[] await(URI address) throws IOException, InterruptedException {
        long end = System.nanoTime() + WAIT.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<byte[]> answer =
                        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (IOException notYet) {
                // Nothing listens there before it is up.
            }
            // Gives the others their turn; the end of the process ends the wait.
            if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return fail("%s gives nothing: %s", List.of(address), Files.readString(log));
    }

    @Override
    public void close() throws IOException {
        try {
            Command.end(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
