package io.github.bgjob.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Scripts of a project, run with stand-ins for everything they call, in a directory of a name that is not easy. */
final class ShimmedRun {

    /** What a script must never show: how it is made. */
    static final Pattern STACK_TRACE = Pattern.compile(
            "(?m)^\\s+at \\S+\\(|^(?:Caused by: )?[\\w.]*Exception\\b|Exception calling|CategoryInfo|^At .*:\\d+|^\\s*\\| "
                    + "|cannot be found on this object|is not recognized|(?:sh|ps1): (?:line )?\\d+:|unbound|parameter not set");

    /** The build that the stand-in for Maven makes. */
    static final String BUILD = "0123456789abcdef";

    /** What it makes. */
    private static final byte[] PACKAGE =
            zipOf("build-id", BUILD + "\n", "App_Data/jobs/continuous/worker/run.sh", "#!/bin/sh\n");

    static final Path SHIMS = Here.root().resolve("it/deploy-checks/src/test/shims");
    private static final Map<String, String> OUTPUTS = Map.ofEntries(
            Map.entry("appName", "shop-x"),
            Map.entry("appHost", "shop-x.azurewebsites.net"),
            Map.entry("publishQuery", "RemoteBuild=false"),
            Map.entry("startScript", "run.sh"),
            Map.entry("storageAccountName", "shopx"),
            Map.entry("packageContainer", "app-package"),
            Map.entry("identityClientId", "client-1"),
            Map.entry("batchAccountName", "shopbatch"),
            Map.entry("batchEndpoint", "https://shopbatch.eastus2.batch.azure.com"),
            Map.entry("poolId", "jobs"),
            Map.entry("dispatcherPoolId", "dispatcher"),
            Map.entry("nodeSize", "Standard_D4s_v5"),
            Map.entry("dispatcherNodeSize", "Standard_D2s_v5"),
            Map.entry("maximumNodes", "10"),
            Map.entry("wantedSpotNodes", "20"),
            Map.entry("spotNodesAtMost", "20"));

    private final Shell shell;
    private final Path project;
    private final Path shim;
    private final Path temporary;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * What a script did.
     *
     * @param left what it has left in the directory for temporary files, but for the pipe of a PowerShell that was killed
     */
    record Result(int exit, String printed, List<List<String>> calls, List<String> left) {

        /** The calls by the first words of each, of {@code az} three. */
        List<String> steps() {
            return calls.stream().map(Result::step).toList();
        }

        List<String> call(String step) {
            return calls.stream()
                    .filter(call -> step(call).equals(step))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + step + " in " + steps()));
        }

        static String step(List<String> call) {
            if (call.get(0).equals("curl")) {
                return "curl " + call.get(call.size() - 1).replaceAll("https://[^/]+", "");
            }
            return String.join(
                    " ",
                    call.stream()
                            .limit(4)
                            .takeWhile(word -> !word.startsWith("-"))
                            .toList());
        }
    }

    ShimmedRun(Shell shell, Project project, Path place) throws IOException {
        this.shell = shell;
        this.project = ShellCheck.write(
                project, Files.createDirectories(place.resolve("a place [x] it's $HOME & 100% größe")));
        this.shim = Files.createDirectories(place.resolve("shim"));
        this.temporary = Files.createDirectories(place.resolve("temporary"));
        Files.copy(SHIMS.resolve("mvnw"), this.project.resolve("mvnw"));
        // A word that a shell takes for a pattern becomes one of these.
        for (char letter = 'a'; letter <= 'z'; letter++) {
            Files.createFile(this.project.resolve(String.valueOf(letter)));
        }
        set("outputs", OUTPUTS);
        set("maker", "photo-worker");
        set("build-id", BUILD + "\n");
        Files.write(this.shim.resolve("package.zip"), PACKAGE);
        environment.put("PATH", SHIMS + ":" + System.getenv("PATH"));
        environment.put("SHIM", shim.toString());
        environment.put("TMPDIR", temporary.toString());
        environment.put("DEPLOY_PAUSE_SECONDS", "0");
        environment.put("DEPLOY_TRIES", "4");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // Else .NET itself leaves a socket among the temporary files, when it is killed.
        environment.put("DOTNET_EnableDiagnostics", "0");
    }

    Path project() {
        return project;
    }

    Path shim() {
        return shim;
    }

    /** Sets a variable of the session in which the script is started. */
    ShimmedRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Has packages made without a JVM, and nearly empty. */
    ShimmedRun withoutJdk() {
        return with("JAVA_HOME", SHIMS.resolve("jdk").toString());
    }

    /** Has it talk to servers on this machine by the real curl. */
    ShimmedRun withRealCurl() throws IOException {
        Path bin = Files.createDirectories(shim.resolve("bin"));
        Files.copy(SHIMS.resolve("az"), bin.resolve("az"), StandardCopyOption.COPY_ATTRIBUTES);
        return with("PATH", bin + ":" + System.getenv("PATH"));
    }

    /** Sets a file that the stand-ins look at. */
    void set(String file, String content) throws IOException {
        Files.writeString(shim.resolve(file), content);
    }

    /** Sets a file of lines {@code name=value}. */
    void set(String file, Map<String, String> values) throws IOException {
        set(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    String get(String file) throws IOException {
        return Files.readString(shim.resolve(file));
    }

    /** Runs a script that has nobody to ask. */
    Result run(String script, String... options) throws IOException, InterruptedException {
        Files.deleteIfExists(shim.resolve("typed"));
        return end(start(project, shell.command(script, List.of(options))));
    }

    /** Runs a script at a terminal, where an answer is typed. */
    Result answering(String typed, String script, String... options) throws IOException, InterruptedException {
        String words = shell.command(script, List.of(options)).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        set("typed", typed);
        return end(start(project, List.of("script", "--quiet", "--return", "--command", words, "/dev/null")));
    }

    /** Runs something else that calls scripts, in another directory. */
    Result run(Path directory, List<String> command) throws IOException, InterruptedException {
        return end(start(directory, command));
    }

    /** Starts something, with its output kept for {@link #end}. */
    Process start(Path directory, List<String> command) throws IOException {
        Files.deleteIfExists(shim.resolve("log"));
        Path typed = shim.resolve("typed");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(
                        Files.exists(typed)
                                ? typed.toFile()
                                : Path.of("/dev/null").toFile())
                .redirectOutput(shim.resolve("printed").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Result end(Process process) throws IOException, InterruptedException {
        await(process, this);
        return result(process.exitValue());
    }

    static void await(Process process, ShimmedRun run) throws IOException, InterruptedException {
        if (!process.waitFor(150, TimeUnit.SECONDS)) {
            Command.end(process);
            throw new AssertionError("no end within 150 s: " + run.get("printed"));
        }
    }

    /** What a script that has ended did. */
    Result result(int exit) throws IOException {
        // A name may be in another encoding.
        String printed = new String(Files.readAllBytes(shim.resolve("printed")), UTF_8);
        assertThat(printed).doesNotContainPattern(STACK_TRACE);
        try (Stream<Path> left = Files.list(temporary)) {
            return new Result(
                    exit,
                    printed,
                    calls(),
                    left.map(file -> file.getFileName().toString())
                            .filter(name -> !name.startsWith("CoreFxPipe_PSHost"))
                            .toList());
        }
    }

    static byte[] zipOf(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What was called until now. */
    private List<List<String>> calls() throws IOException {
        List<List<String>> calls = new ArrayList<>();
        if (Files.exists(shim.resolve("log"))) {
            Files.readAllLines(shim.resolve("log")).forEach(line -> calls.add(Arrays.asList(line.split("\t", -1))));
        }
        return calls;
    }
}
