import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.process.ChildProcess;

/** What is in the package of a functions app, what of it is used, and how long the first submission takes. */
public final class FunctionsBench {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration JOB_LIMIT = Duration.ofSeconds(60);
    private static final String LISTENING = "Listening on ";
    private static final String MIDDLEWARES =
            "META-INF/services/com.microsoft.azure.functions.internal.spi.middleware.Middleware";

    /** Those whose work a real host has done in a process of its own, before the first call and beside it. */
    private static final List<String> TRIGGERS = List.of("process", "poison", "sweep", "reconcile");

    private static final Pattern JAR = Pattern.compile("source: \\S*/([^/\\s]+\\.jar)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Azurite azurite;
    private final List<String> hostProgram;
    private final byte[] picture = picture();

    private FunctionsBench(Azurite azurite, List<String> hostProgram) {
        this.azurite = azurite;
        this.hostProgram = hostProgram;
    }

    /** Arguments: {@code package}, or {@code cold-start=ROUNDS}; the app; the host's class path and class. */
    public static void main(String[] arguments) throws Exception {
        Path app = Path.of(arguments[1]);
        try (Azurite azurite = Azurite.start()) {
            FunctionsBench bench = new FunctionsBench(azurite, List.of("-cp", arguments[2], arguments[3]));
            if (arguments[0].equals("package")) {
                bench.printPackage(app);
            } else {
                bench.printColdStarts(app, Integer.parseInt(arguments[0].replace("cold-start=", "")));
            }
        }
        System.exit(0);
    }

    private void printPackage(Path app) throws Exception {
        Map<String, Integer> loaded = loadedClasses(app);
        Map<String, Long> sizes = new TreeMap<>();
        long all = 0;
        for (Path file : files(app)) {
            all += Files.size(file);
            if (file.toString().endsWith(".jar")) {
                sizes.put(file.getFileName().toString(), Files.size(file));
            }
        }
        System.out.printf("%11s %8s  jar%n", "bytes", "classes");
        sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(jar -> System.out.printf(
                        "%,11d %8s  %s%n",
                        jar.getValue(),
                        loaded.containsKey(jar.getKey()) ? loaded.get(jar.getKey()).toString() : "never",
                        jar.getKey()));
        System.out.printf("%,11d           %d jars, and what else is in the package%n", all, sizes.size());
    }

    /** How many classes of each jar are loaded on the way through submission, thumbnail, form, result, poison and lists. */
    private Map<String, Integer> loadedClasses(Path app) throws Exception {
        Path log = Files.createTempFile("classes", ".log");
        try (Host host = start(app, List.of("-Xlog:class+load:file=" + log), true)) {
            String good = id(submit(host, "application/octet-stream", picture));
            byte[] form = concatenated(
                    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n", picture, "\r\n--B--\r\n");
            String second = id(submit(host, "multipart/form-data; boundary=B", form));
            String bad = id(submit(host, "application/octet-stream", Arrays.copyOf(picture, picture.length / 2)));
            await(host, good, "SUCCEEDED");
            await(host, second, "SUCCEEDED");
            await(host, bad, "POISONED");
            for (String path : List.of("/api/jobs/" + good + "/result", "/api/jobs", "/api/health", "/")) {
                expect(200, get(host, path));
            }
        }
        Map<String, Integer> loaded = new HashMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.contains(app.toUri().getPath()))
                    .map(JAR::matcher)
                    .filter(Matcher::find)
                    .forEach(jar -> loaded.merge(jar.group(1), 1, Integer::sum));
        }
        Files.delete(log);
        return loaded;
    }

    /** A start as it is and one without its middlewares, which are what begins the warm-up, in turns. */
    private void printColdStarts(Path app, int rounds) throws Exception {
        Path without = withoutMiddlewares(app);
        System.out.println("milliseconds from spawn to loaded, from loaded to the first submission's answer, and the second's");
        List<Start> warm = new ArrayList<>();
        List<Start> cold = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            cold.add(coldStart(without));
            warm.add(coldStart(app));
            System.out.printf("without %s   with %s%n", cold.get(round), warm.get(round));
        }
        System.out.printf("medians without %s   with %s%n", median(cold), median(warm));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ratios.add((double) warm.get(round).first() / cold.get(round).first());
        }
        Collections.sort(ratios);
        System.out.printf("first submission with / without: median ratio %.2f%n", ratios.get(rounds / 2));
    }

    private record Start(long loaded, long first, long second) {

        @Override
        public String toString() {
            return "%5d %5d %5d".formatted(loaded, first, second);
        }
    }

    private static Start median(List<Start> starts) {
        return new Start(
                middle(starts.stream().map(Start::loaded)),
                middle(starts.stream().map(Start::first)),
                middle(starts.stream().map(Start::second)));
    }

    private static long middle(Stream<Long> values) {
        List<Long> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Start coldStart(Path app) throws Exception {
        long spawned = System.nanoTime();
        try (Host host = start(app, List.of(), false)) {
            long loaded = System.nanoTime();
            submit(host, "application/octet-stream", picture);
            long first = System.nanoTime();
            submit(host, "application/octet-stream", picture);
            return new Start(millis(spawned, loaded), millis(loaded, first), millis(first, System.nanoTime()));
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    private record Host(ChildProcess process, URI address) implements AutoCloseable {

        @Override
        public void close() {
            process.close();
        }
    }

    private Host start(Path app, List<String> options, boolean triggers) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true"));
        command.addAll(options);
        command.addAll(hostProgram);
        command.addAll(List.of(app.toString(), "--port=0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("AzureWebJobsStorage", azurite.connectionString());
        builder.environment().put("JOBS_STOP_WITH_INPUT", "true");
        builder.environment().put("AzureFunctionsJobHost__extensions__queues__maxPollingInterval", "00:00:00.1");
        if (!triggers) {
            TRIGGERS.forEach(name -> builder.environment().put("AzureWebJobs__" + name + "__Disabled", "true"));
        }
        ChildProcess process = ChildProcess.start(builder, STOP_LIMIT);
        String line = process.firstLine().orElse("");
        if (!line.startsWith(LISTENING)) {
            throw new IOException("The host did not start: " + command);
        }
        process.echo("host");
        return new Host(process, URI.create(line.substring(LISTENING.length())));
    }

    private String submit(Host host, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(host.address().resolve("/api/jobs?operation=thumbnail"))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return expect(202, answer);
    }

    private HttpResponse<String> get(Host host, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(host.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void await(Host host, String id, String state) throws Exception {
        long end = System.nanoTime() + JOB_LIMIT.toNanos();
        while (!expect(200, get(host, "/api/jobs/" + id)).contains("\"state\":\"" + state + "\"")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Job " + id + " has not become " + state + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String id(String job) {
        Matcher id = ID.matcher(job);
        if (!id.find()) {
            throw new IllegalStateException("No job: " + job);
        }
        return id.group(1);
    }

    private static byte[] concatenated(String before, byte[] content, String behind) {
        byte[] start = before.getBytes(StandardCharsets.US_ASCII);
        byte[] end = behind.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + content.length + end.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        System.arraycopy(end, 0, all, start.length + content.length, end.length);
        return all;
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path withoutMiddlewares(Path app) throws IOException {
        Path copy = Files.createTempDirectory("app").resolve(app.getFileName());
        for (Path file : files(app)) {
            Path to = copy.resolve(app.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
            if (file.toString().endsWith(".jar") && file.getParent().equals(app)) {
                try (FileSystem jar = FileSystems.newFileSystem(to)) {
                    Files.deleteIfExists(jar.getPath(MIDDLEWARES));
                }
            }
        }
        return copy;
    }

    private static Set<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
