package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Scripts of a project, run with stand-ins for everything they call. */
final class ShimmedRun {

    private static final Map<String, String> OUTPUTS = Map.of(
            "appName", "shop-x",
            "appHost", "shop-x.azurewebsites.net",
            "publishQuery", "RemoteBuild=false",
            "storageAccountName", "shopx",
            "packageContainer", "app-package",
            "identityClientId", "client-1",
            "batchAccountName", "shopbatch",
            "batchEndpoint", "https://shopbatch.eastus2.batch.azure.com",
            "poolId", "jobs",
            "dispatcherPoolId", "dispatcher");

    private final Shell shell;
    private final Path project;
    private final Path shim;

    /** What a script did. */
    record Result(int exit, String printed, List<List<String>> calls) {

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

        private static String step(List<String> call) {
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
        this.project = ShellCheck.write(project, Files.createDirectories(place.resolve("a place with spaces")));
        this.shim = Files.createDirectories(place.resolve("shim"));
        Path shims = Here.root().resolve("it/deploy-checks/src/test/shims");
        Files.copy(shims.resolve("mvnw"), this.project.resolve("mvnw"));
        Map<String, Object> json = new LinkedHashMap<>();
        OUTPUTS.forEach((name, value) -> json.put(name, Map.of("type", "String", "value", value)));
        Files.writeString(shim.resolve("outputs.json"), JSON.std.asString(json));
        List<String> names = List.copyOf(OUTPUTS.keySet());
        Files.writeString(
                shim.resolve("outputs.tsv"),
                String.join("\t", names) + "\n"
                        + String.join("\t", names.stream().map(OUTPUTS::get).toList()) + "\n");
        set("maker", "photo-worker");
    }

    Path project() {
        return project;
    }

    /** Sets a file that the stand-ins look at. */
    void set(String file, String content) throws IOException {
        Files.writeString(shim.resolve(file), content);
    }

    String get(String file) throws IOException {
        return Files.readString(shim.resolve(file));
    }

    Result run(String script, String... options) throws IOException, InterruptedException {
        return answering("", script, options);
    }

    /** Runs a script that is typed an answer. */
    Result answering(String typed, String script, String... options) throws IOException, InterruptedException {
        Files.deleteIfExists(shim.resolve("log"));
        Path printed = shim.resolve("printed");
        Path input = Files.writeString(shim.resolve("typed"), typed);
        ProcessBuilder builder = new ProcessBuilder(shell.command(script, List.of(options)))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(printed.toFile());
        builder.environment()
                .put("PATH", Here.root().resolve("it/deploy-checks/src/test/shims") + ":" + System.getenv("PATH"));
        builder.environment().put("SHIM", shim.toString());
        builder.environment().put("DEPLOY_PAUSE_SECONDS", "0");
        builder.environment().put("DEPLOY_TRIES", "4");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("end of " + script).isTrue();
        List<List<String>> calls = new ArrayList<>();
        if (Files.exists(shim.resolve("log"))) {
            Files.readAllLines(shim.resolve("log")).forEach(line -> calls.add(Arrays.asList(line.split("\t", -1))));
        }
        return new Result(process.exitValue(), Files.readString(printed), calls);
    }
}
