package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What {@code host.json} and the settings that override it say, as far as this host follows it.
 *
 * @param routePrefix what stands before every route, without slashes; may be empty
 * @param functionTimeout how long a call may take; empty when there is no limit
 */
record HostConfiguration(String routePrefix, Optional<Duration> functionTimeout, QueueOptions queues) {

    private static final String UNLIMITED = "-1";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    /** In bytes. The limit of IIS, which stood before the host once. */
    private static final long DEFAULT_BODY_LIMIT = 100L * 1024 * 1024;

    /**
     * Reads the file and lays the settings over it.
     *
     * @throws IOException when there is no such file
     * @throws IllegalArgumentException naming the entry that cannot be used
     */
    static HostConfiguration read(Path hostJson, AppSettings settings) throws IOException {
        Entries entries = new Entries(json(hostJson), settings.hostJsonOverrides());
        return new HostConfiguration(
                entries.value("extensions.http.routePrefix", it -> it, "api"),
                entries.value("functionTimeout", HostConfiguration::timeout, Optional.of(DEFAULT_TIMEOUT)),
                queues(entries));
    }

    /**
     * What it means for HTTP.
     *
     * @throws IllegalArgumentException when {@code FUNCTIONS_REQUEST_BODY_SIZE_LIMIT} is no number
     */
    HttpRoutes.Options http(Optional<String> functionKey, AppSettings settings) {
        return new HttpRoutes.Options(
                routePrefix,
                functionKey,
                settings.number("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT").orElse(DEFAULT_BODY_LIMIT),
                settings.get("AzureWebJobsDisableHomepage")
                        .filter("true"::equalsIgnoreCase)
                        .isEmpty());
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is no JSON: line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }

    /**
     * The range is that of the plans on which a function may run without limit, such as Flex Consumption. Source: {@code
     * ScriptJobHostOptionsSetup} in azure-functions-host.
     */
    private static Optional<Duration> timeout(String text) {
        if (text.equals(UNLIMITED)) {
            return Optional.empty();
        }
        Duration timeout = TimeSpan.parse(text);
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException("must be 00:00:01 or longer, or -1 for no limit");
        }
        return Optional.of(timeout);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static QueueOptions queues(Entries entries) {
        int batchSize = entries.value(
                "extensions.queues.batchSize", HostConfiguration::number, QueueOptions.DEFAULT_BATCH_SIZE);
        return new QueueOptions(
                batchSize,
                entries.value(
                        "extensions.queues.newBatchThreshold",
                        HostConfiguration::number,
                        QueueOptions.defaultNewBatchThreshold(batchSize)),
                entries.value(
                        "extensions.queues.maxDequeueCount",
                        HostConfiguration::number,
                        QueueOptions.DEFAULT_MAX_DEQUEUE_COUNT),
                entries.value("extensions.queues.visibilityTimeout", TimeSpan::parse, Duration.ZERO),
                entries.value(
                        "extensions.queues.maxPollingInterval",
                        TimeSpan::parse,
                        QueueOptions.DEFAULT_MAX_POLLING_INTERVAL),
                entries.value(
                        "extensions.queues.messageEncoding", QueueOptions.Encoding::of, QueueOptions.Encoding.BASE64));
    }

    /** The leaves of the file by their dotted path, with the overrides in their place; names ignore case. */
    private static final class Entries {

        private final Map<String, String> leaves = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        Entries(JsonNode file, Map<String, String> overrides) {
            collect(file, new ArrayList<>());
            overrides.forEach((path, value) -> leaves.put(path.replace("__", "."), value));
        }

        <T> T value(String path, Function<String, T> parse, T absent) {
            String text = leaves.get(path);
            try {
                return text == null ? absent : parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "host.json, or a setting that overrides it: %s is '%s': %s"
                                .formatted(path, text, e.getMessage()),
                        e);
            }
        }

        private void collect(JsonNode node, List<String> path) {
            if (node.isValueNode()) {
                leaves.put(String.join(".", path), node.asText());
            }
            node.properties().forEach(entry -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(entry.getKey().toLowerCase(Locale.ROOT));
                collect(entry.getValue(), deeper);
            });
        }
    }
}
