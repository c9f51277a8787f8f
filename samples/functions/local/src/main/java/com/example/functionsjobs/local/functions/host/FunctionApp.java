package com.example.functionsjobs.local.functions.host;

import com.azure.storage.queue.QueueServiceClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The packaged app: a directory for each function, with its {@code function.json}. */
final class FunctionApp {

    private static final Logger LOG = Logger.getLogger(FunctionApp.class.getName());
    private static final String TRIGGER = "Trigger";

    /** The setting with the account of the host itself. */
    private static final String HOST_STORAGE = "AzureWebJobsStorage";

    private final Path directory;
    private final AppSettings settings;
    private final ClassLoader loader;

    FunctionApp(Path directory, AppSettings settings, ClassLoader loader) {
        this.directory = directory;
        this.settings = settings;
        this.loader = loader;
    }

    /** Loads what can be loaded, by name; a function that is disabled or cannot be loaded is logged and left out. */
    List<LoadedFunction> functions() throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.map(entry -> entry.resolve("function.json"))
                    .filter(Files::exists)
                    .sorted(Comparator.comparing(
                            file -> file.getParent().getFileName().toString(), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
        List<LoadedFunction> functions = new ArrayList<>();
        for (Path file : files) {
            String name = file.getParent().getFileName().toString();
            if (settings.isDisabled(name)) {
                LOG.info("Function '" + name + "' is disabled by its setting.");
                continue;
            }
            try {
                functions.add(load(name, new JsonMapper().readTree(file.toFile())));
            } catch (IllegalArgumentException e) {
                LOG.severe("Function '" + name + "' cannot be loaded from " + file + ": " + e.getMessage());
            } catch (IOException | ReflectiveOperationException | LinkageError e) {
                LOG.log(Level.SEVERE, e, () -> "Function '" + name + "' cannot be loaded from " + file + ".");
            }
        }
        return functions;
    }

    private LoadedFunction load(String name, JsonNode json) throws ReflectiveOperationException {
        JsonNode binding = triggerBinding(json);
        return new LoadedFunction(
                name,
                binding.path("name").asText(),
                trigger(binding),
                EntryPoint.load(loader, json.path("entryPoint").asText()));
    }

    private static JsonNode triggerBinding(JsonNode json) {
        List<JsonNode> triggers = new ArrayList<>();
        for (JsonNode binding : json.path("bindings")) {
            String type = binding.path("type").asText();
            if (type.endsWith(TRIGGER)) {
                triggers.add(binding);
            } else if (!type.equals("http")) {
                throw new IllegalArgumentException("this host does not know bindings of type '" + type + "'");
            }
        }
        if (triggers.size() != 1) {
            throw new IllegalArgumentException("a function needs one trigger, this one has " + triggers.size());
        }
        return triggers.get(0);
    }

    private Trigger trigger(JsonNode binding) {
        return switch (binding.path("type").asText()) {
            case "httpTrigger" -> http(binding);
            case "queueTrigger" ->
                new Trigger.Queue(
                        resolved(binding, "queueName"),
                        connection(binding.path("connection").asText(HOST_STORAGE)),
                        binding.path("dataType").asText().equalsIgnoreCase("binary"));
            case "timerTrigger" -> new Trigger.Timer(resolved(binding, "schedule"), connection(HOST_STORAGE));
            default ->
                throw new IllegalArgumentException("this host does not know triggers of type '"
                        + binding.path("type").asText() + "'");
        };
    }

    private Trigger.Http http(JsonNode binding) {
        Set<String> methods = new TreeSet<>();
        binding.path("methods").forEach(method -> methods.add(method.asText().toUpperCase(Locale.ROOT)));
        boolean anonymous = binding.path("authLevel").asText().equalsIgnoreCase("anonymous");
        return new Trigger.Http(resolved(binding, "route"), methods, !anonymous);
    }

    private String connection(String name) {
        String setting = name.isEmpty() ? HOST_STORAGE : name;
        String connectionString = settings.get(setting)
                .or(() -> settings.get("AzureWebJobs" + setting))
                .orElseThrow(() -> new IllegalArgumentException("there is no setting '" + setting
                        + "' with the connection string of the storage account; this host needs one"));
        try {
            // Its parser is not to be had without its builder.
            new QueueServiceClientBuilder().connectionString(connectionString);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the setting '" + setting + "' is no connection string of a storage account", e);
        }
        return connectionString;
    }

    private String resolved(JsonNode binding, String field) {
        return settings.resolve(binding.path(field).asText());
    }
}
