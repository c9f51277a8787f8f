package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.bgjob.deploy.azure.LocalAzure;
import io.github.bgjob.deploy.bicep.Parsers;

/**
 * A generated project is deployed by its own scripts and the real Azure CLI to a stand-in for Azure on this machine; what
 * was uploaded is then unpacked and has to process a picture. Opt-in: {@code ./mvnw verify -Pazure-cli}.
 */
class AzureCliIT {

    private static final int NOT_YET = 3;

    @TempDir
    private Path place;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--duration 2m",
                "--duration 8m --availability always-ready --budget high",
                "--duration 200d --budget low",
                "--duration 2m --platform webjobs",
                "--duration 2h --budget low",
                "--duration 2h --budget low --availability always-ready"
            })
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void a_project_is_deployed_again_deployed_and_taken_down(String answers)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path project = generate(answers);
        Map<String, Object> template =
                CompiledTemplate.of(Parsers.parse(bicepOf(project)).bicep());
        try (LocalAzure azure = new LocalAzure(place, template)) {
            logIn(azure, template);
            azure.requests();

            assertThat(run(azure, project, "sh", "deploy/deploy.sh")).contains("Deployed.");
            List<String> first = azure.requests();
            assertThat(first)
                    .filteredOn(request -> request.matches("PUT .*/resourcegroups/[^/]+"))
                    .hasSize(1);
            assertThat(first)
                    .filteredOn(request -> request.contains("roleAssignments"))
                    .isEmpty();
            assertThat(azure.deployed()).hasSize(1);
            assertThat(first)
                    .filteredOn(request -> request.contains("/api/publish"))
                    .hasSize(azure.uploaded().isPresent() ? 4 : 0);
            assertThat(azure.uploaded().or(azure::processor)).isPresent();

            assertThat(run(azure, project, "sh", "deploy/deploy.sh", "--skip-build"))
                    .contains("Deployed.");
            List<String> second = azure.requests();
            assertThat(second)
                    .noneMatch(request -> request.matches("PUT .*/resourcegroups/[^/]+|POST .*batch.azure.com/jobs"));
            assertThat(azure.deployed().get(1)).isEqualTo(azure.deployed().get(0));

            putInPlaceOfTheBuild(project, azure);
            processAPicture(project, azure.uploaded().isPresent());

            run(azure, project, "sh", "deploy/teardown.sh", "--yes");
            assertThat(azure.requests()).anyMatch(request -> request.matches("DELETE .*/resourcegroups/[^/]+"));
            assertThat(azure.isEmpty()).isTrue();
        }
    }

    private Path generate(String answers) throws IOException, InterruptedException {
        Path project = place.resolve("a place with spaces/shop");
        List<String> command = Stream.of(
                        Stream.of(Here.root().resolve("bgjob-init").toString(), "--yes"),
                        Stream.of(answers.split(" ")),
                        Stream.of(project.toString()))
                .flatMap(words -> words)
                .toList();
        Path log = place.resolve("generate.log");
        int exit = finish(new ProcessBuilder(command), log);
        if (exit == NOT_YET) {
            System.err.println("\n*** NOT TESTED: no project is generated yet for " + answers + "\n");
            Assumptions.abort(answers);
        }
        assertThat(exit).as(Files.readString(log)).isZero();
        return project;
    }

    private static Map<String, String> bicepOf(Path project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> children = Files.list(project.resolve("infra"))) {
            for (Path file :
                    children.filter(it -> it.toString().endsWith(".bicep")).toList()) {
                files.put("infra/" + file.getFileName(), Files.readString(file));
            }
        }
        return files;
    }

    /** The CLI starts the compiler that lies in its own directory; there a script gives what it would print. */
    private void logIn(LocalAzure azure, Map<String, Object> template) throws IOException, InterruptedException {
        Map<String, Object> compiled = new HashMap<>(template);
        compiled.remove("values");
        Path json = Files.writeString(place.resolve("template.json"), JSON.std.asString(compiled));
        Path compiler = Files.createDirectories(place.resolve("azure/bin")).resolve("bicep");
        Files.writeString(compiler, """
                #!/bin/sh
                case "$*" in
                  --version) echo 'Bicep CLI version 0.30.23 (ffffffffff)' ;;
                  'build --stdout infra/main.bicep') cat '%s' ;;
                  *) echo "unexpected: $*" >&2; exit 1 ;;
                esac
                """.formatted(json));
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        run(
                azure,
                place,
                "az",
                "login",
                "--service-principal",
                "--username",
                LocalAzure.APPLICATION,
                "--password",
                "of-the-stand-in",
                "--tenant",
                LocalAzure.TENANT);
    }

    private String run(LocalAzure azure, Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // Maven must not go through the proxy, and does not: it reads these from its own settings only.
        builder.environment().putAll(azure.environment());
        builder.environment().put("AZURE_CONFIG_DIR", place.resolve("azure").toString());
        builder.environment().put("DEPLOY_PAUSE_SECONDS", "0");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path log = Files.createTempFile(place, "run", ".log");
        int exit = finish(builder, log);
        String printed = Files.readString(log);
        if (exit != 0) {
            fail("%s ended with %d: %s%s", List.of(command), exit, printed, azure.requests());
        }
        return printed;
    }

    private static int finish(ProcessBuilder builder, Path log) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail("no end within ten minutes: " + Files.readString(log));
        }
        return process.exitValue();
    }

    /** What {@code ./run-local} runs is now what was uploaded, and nothing else. */
    private static void putInPlaceOfTheBuild(Path project, LocalAzure azure) throws IOException {
        if (azure.processor().isPresent()) {
            Files.write(
                    project.resolve("batch/target/processor.jar"),
                    azure.processor().get());
        }
        if (azure.uploaded().isEmpty()) {
            return;
        }
        byte[] uploaded = azure.uploaded().get();
        Path zip = project.resolve("webjob/target/app-service.zip");
        if (Files.exists(zip)) {
            Files.write(zip, uploaded);
            return;
        }
        Path apps = project.resolve("functions/target/azure-functions");
        try (Stream<Path> files = Files.walk(apps)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Path app = Files.createDirectories(apps.resolve("uploaded"));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(uploaded))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = app.resolve(entry.getName()).normalize();
                assertThat(file).startsWith(app);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    /** @param overHttp whether the project has an API; another has the command line */
    private void processAPicture(Path project, boolean overHttp) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = place.resolve("run-local.log");
        ProcessBuilder builder = (overHttp
                        ? new ProcessBuilder("./run-local", "--port", String.valueOf(port))
                        : new ProcessBuilder("./run-local"))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process running = builder.start();
        try {
            BufferedImage thumbnail = overHttp
                    ? thumbnail(URI.create("http://127.0.0.1:" + port + "/"), running, log)
                    : thumbnail(project, running, log);
            assertThat(thumbnail.getWidth()).isEqualTo(160);
            assertThat(thumbnail.getHeight()).isEqualTo(120);
        } finally {
            List<ProcessHandle> family = running.descendants().toList();
            running.destroy();
            running.waitFor(30, TimeUnit.SECONDS);
            family.forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private static BufferedImage thumbnail(URI page, Process running, Path log)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        await(() -> get(http, page.resolve("api/health")).statusCode() == 200, running, log);
        HttpResponse<InputStream> accepted = http.send(
                HttpRequest.newBuilder(page.resolve("api/jobs?operation=thumbnail&width=160&height=160"))
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture()))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(accepted.statusCode()).isEqualTo(202);
        URI result = page.resolve(accepted.headers().firstValue("Location").orElseThrow() + "/result");
        await(() -> get(http, result).statusCode() == 200, running, log);
        return ImageIO.read(get(http, result).body());
    }

    private BufferedImage thumbnail(Path project, Process running, Path log) throws IOException, InterruptedException {
        await(() -> Files.exists(project.resolve(".run/storage")), running, log);
        Files.write(project.resolve("photo.jpg"), picture());
        Path said = place.resolve("jobs.log");
        ProcessBuilder jobs = new ProcessBuilder(
                        "./jobs submit photo.jpg --operation thumbnail --width 160 --height 160 --wait --output small.jpg"
                                .split(" "))
                .directory(project.toFile());
        assertThat(finish(jobs, said))
                .as(Files.readString(said) + Files.readString(log))
                .isZero();
        return ImageIO.read(project.resolve("small.jpg").toFile());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        return picture.toByteArray();
    }

    private static HttpResponse<InputStream> get(HttpClient http, URI address)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition, Process running, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(running.isAlive()).as(Files.readString(log)).isTrue();
            }
            // Gives the others their turn; the end of the process ends the wait.
            if (running.waitFor(300, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        fail("./run-local did not do its work: " + Files.readString(log));
    }
}
