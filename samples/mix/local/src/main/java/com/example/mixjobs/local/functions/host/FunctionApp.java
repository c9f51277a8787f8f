package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final Path directory;
    private final AppSettings settings;
    private final ClassLoader loader;

    FunctionApp(Path directory, AppSettings settings, ClassLoader loader) {
        this.directory = directory;
        this.settings = settings;
        this.loader = loader;
    }

    /** Loads what can be loaded; a function that is disabled or cannot be loaded is logged and left out. */
    List<LoadedFunction> functions() throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.map(entry -> entry.resolve("function.json"))
                    .filter(Files::exists)
                    .sorted()
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
            } catch (IOException | ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
                LOG.log(Level.SEVERE, e, () -> "Function '" + name + "' cannot be loaded from " + file + ".");
            }
        }
        return functions;
    }

    private LoadedFunction load(String name, JsonNode json) throws ReflectiveOperationException {
        Trigger trigger = trigger(json);
        return new LoadedFunction(
                name, trigger, EntryPoint.load(loader, json.path("entryPoint").asText(), trigger));
    }

    private Trigger trigger(JsonNode json) {
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
        JsonNode binding = triggers.get(0);
        return switch (binding.path("type").asText()) {
            case "httpTrigger" -> http(binding);
            case "queueTrigger" -> new Trigger.Queue(resolved(binding, "queueName"), connection(binding));
            case "timerTrigger" -> new Trigger.Timer(resolved(binding, "schedule"));
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

    private String connection(JsonNode binding) {
        String name = binding.path("connection").asText();
        String setting = name.isEmpty() ? "AzureWebJobsStorage" : name;
        return settings.get(setting)
                .or(() -> settings.get("AzureWebJobs" + setting))
                .orElseThrow(() -> new IllegalArgumentException("there is no setting '" + setting
                        + "' with the connection string of the storage account; this host needs one"));
    }

    private String resolved(JsonNode binding, String field) {
        return settings.resolve(binding.path(field).asText());
    }
}
