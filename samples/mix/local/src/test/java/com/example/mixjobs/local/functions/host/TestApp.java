package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.example.mixjobs.local.functions.host.app.EchoFunctions;

/** An app of {@link EchoFunctions}, run by the host in this process. */
final class TestApp implements AutoCloseable {

    private static final Path CLASSES = Path.of("").toAbsolutePath().resolve(Path.of("target", "test-classes"));

    // Many of its functions fail as a test wants it. A logger that nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger(TestApp.class.getPackageName());

    static {
        QUIET.setLevel(Level.OFF);
    }

    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();
    private final CountDownLatch workerLost = new CountDownLatch(1);
    private Optional<String> functionKey = Optional.empty();
    private Path firstOnClassPath = CLASSES;
    private FunctionsHost host;

    TestApp(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(
                directory.resolve("host.json"),
                "{\"version\": \"2.0\", \"extensions\": {\"http\": {\"routePrefix\": \"\"}}}");
    }

    /** Adds a function with a binding named "request"; no methods stand for all. */
    TestApp function(String name, String method, String route, String authLevel, String... methods) throws IOException {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("entryPoint", EchoFunctions.class.getName() + "." + method);
        ObjectNode binding = json.putArray("bindings").addObject();
        binding.put("type", "httpTrigger").put("name", "request").put("dataType", "binary");
        binding.put("route", route).put("authLevel", authLevel);
        if (methods.length > 0) {
            List.of(methods).forEach(binding.putArray("methods")::add);
        }
        Files.writeString(Files.createDirectory(directory.resolve(name)).resolve("function.json"), json.toString());
        return this;
    }

    TestApp anonymous(String name, String route, String... methods) throws IOException {
        return function(name, name, route, "anonymous", methods);
    }

    TestApp setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    TestApp functionKey(String key) {
        functionKey = Optional.of(key);
        return this;
    }

    /** Has a directory searched for services before the test's own classes. */
    TestApp services(Path first) {
        firstOnClassPath = first;
        return this;
    }

    TestApp start() throws IOException {
        host = FunctionsHost.start(
                directory, settings, 0, functionKey, List.of(firstOnClassPath, CLASSES), workerLost::countDown);
        return this;
    }

    CountDownLatch workerLost() {
        return workerLost;
    }

    RawHttp http() {
        return new RawHttp(host.address().getPort());
    }

    @Override
    public void close() {
        host.stop(Duration.ZERO);
    }
}
