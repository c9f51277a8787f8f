package com.example.functionsjobs.local.functions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.example.functionsjobs.local.Platform;

/** Azure Functions on this machine: the app that the build has packaged, in a host of our own. */
public final class FunctionsPlatform implements Platform {

    @Override
    public String name() {
        return "functions";
    }

    @Override
    public Running start(Path project, Wishes wishes, Map<String, String> settings) throws IOException {
        wishes.requireNoChaos("Azure Functions");
        return start(project, wishes, settings, List.of());
    }

    /**
     * The same for an app that other classes come before.
     *
     * @param extraClassPath what the app sees before its own classes
     */
    public static Running start(Path project, Wishes wishes, Map<String, String> settings, List<Path> extraClassPath)
            throws IOException {
        Path app = packagedApp(project);
        Map<String, String> environment = localSettings(app);
        environment.keySet().removeAll(System.getenv().keySet());
        environment.putAll(settings);
        HostProcess.Options options = HostProcess.Options.of(app)
                .withPort(wishes.port())
                .withSettings(environment)
                .withExtraClassPath(extraClassPath.toArray(Path[]::new));
        return HostProcess.start(
                wishes.functionKey().map(options::withFunctionKey).orElse(options));
    }

    /**
     * The directory that {@code azure-functions-maven-plugin} has made, and the build has marked as whole.
     *
     * @throws IOException when the project has not been built, or has been built under several names
     */
    static Path packagedApp(Path project) throws IOException {
        Path parent = project.resolve(Path.of("functions", "target", "azure-functions"));
        List<Path> apps = List.of();
        if (Files.isDirectory(parent)) {
            try (Stream<Path> children = Files.list(parent)) {
                apps = children.filter(child -> Files.exists(child.resolve("build-id")))
                        .toList();
            }
        }
        if (apps.size() != 1) {
            throw new IOException("There must be one packaged app in " + parent + ", but there are " + apps.size()
                    + ". Build the project: ./mvnw clean package");
        }
        return apps.get(0);
    }

    private static Map<String, String> localSettings(Path app) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Path file = app.resolve("local.settings.json");
        if (Files.exists(file)) {
            new JsonMapper()
                    .readTree(file.toFile())
                    .path("Values")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
        }
        return settings;
    }
}
