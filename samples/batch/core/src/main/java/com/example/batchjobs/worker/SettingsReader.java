package com.example.batchjobs.worker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.batchjobs.service.Tries;
import com.example.batchjobs.store.InvalidSettings;

/** Reads {@link WorkerSettings} from texts, each remembered with the place it came from. */
final class SettingsReader {

    static final String FILE = "worker.properties";

    private static final String PREFIX = "JOBS_WORKER_";
    private static final String MAX_TRIES = "maxTries";
    private static final String HEAP_PER_JOB = "heapPerJobMb";
    private static final long MEGABYTE = 1024L * 1024;
    private static final int MOST_MEGABYTES = 1024 * 1024;
    private static final Collection<String> NAMES = List.of(
            "batchSize",
            "newBatchThreshold",
            MAX_TRIES,
            "visibilityTimeout",
            "maxPollingInterval",
            "lease",
            "gracePeriod",
            "maxCrashes",
            HEAP_PER_JOB);
    private static final Pattern CLOCK = Pattern.compile("(\\d+):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,3}))?");

    private final Map<String, Text> texts;

    /** @param place for an error: how the setting is called where it stands */
    record Text(String place, String value) {}

    private SettingsReader(Map<String, Text> texts) {
        this.texts = texts;
    }

    static WorkerSettings load(List<String> arguments, Map<String, String> environment, Path directory) {
        Map<String, Text> texts = new HashMap<>();
        texts.putAll(fromFile(directory.resolve(FILE)));
        texts.putAll(fromEnvironment(environment));
        texts.putAll(fromCommandLine(arguments));
        return read(texts, Runtime.getRuntime().maxMemory());
    }

    /** @param heap how large it may become, in bytes */
    static WorkerSettings read(Map<String, Text> texts, long heap) {
        SettingsReader reader = new SettingsReader(texts);
        WorkerSettings asked = reader.settings();
        int perJob = reader.number(HEAP_PER_JOB, 0);
        WorkerSettings.check(HEAP_PER_JOB, perJob, 0, MOST_MEGABYTES);
        return perJob == 0 ? asked : asked.inWorkAtMost(heap / (perJob * MEGABYTE));
    }

    private WorkerSettings settings() {
        int batchSize = number("batchSize", 16);
        int threshold = Math.max(1, batchSize / 2) * Runtime.getRuntime().availableProcessors();
        return new WorkerSettings(
                batchSize,
                number("newBatchThreshold", threshold),
                number(MAX_TRIES, Tries.DEFAULT_MOST),
                time("visibilityTimeout"),
                time("maxPollingInterval").orElse(Duration.ofMinutes(1)),
                time("lease").orElse(Duration.ofMinutes(2)),
                time("gracePeriod").orElse(Duration.ofSeconds(25)),
                number("maxCrashes", 10));
    }

    private static Map<String, Text> fromFile(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        Map<String, Text> texts = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            texts.put(known(name, name + " in " + file), new Text(name + " in " + file, properties.getProperty(name)));
        }
        return texts;
    }

    private static Map<String, Text> fromEnvironment(Map<String, String> environment) {
        Map<String, Text> texts = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) || variable.equals(Tries.SETTING)) {
                String name = NAMES.stream()
                        .filter(it -> variable.equals(variable(it)))
                        .findFirst()
                        .orElseThrow(() -> unknown(
                                variable,
                                NAMES.stream().map(SettingsReader::variable).toList()));
                texts.put(name, new Text(variable, value));
            }
        });
        return texts;
    }

    private static Map<String, Text> fromCommandLine(List<String> arguments) {
        Map<String, Text> texts = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            String name = known(option.startsWith("--") ? option.substring(2) : "", option);
            if (equals < 0 && !rest.hasNext()) {
                throw new InvalidSettings(option + " needs a value behind it.");
            }
            texts.put(name, new Text(option, equals < 0 ? rest.next() : argument.substring(equals + 1)));
        }
        return texts;
    }

    private static String variable(String name) {
        return name.equals(MAX_TRIES)
                ? Tries.SETTING
                : PREFIX + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static String known(String name, String place) {
        if (!NAMES.contains(name)) {
            throw unknown(place, NAMES);
        }
        return name;
    }

    private static InvalidSettings unknown(String place, Collection<String> names) {
        return new InvalidSettings(
                "There is no setting %s of the worker. There are: %s.".formatted(place, String.join(", ", names)));
    }

    private int number(String name, int otherwise) {
        Text text = texts.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.value().strip());
        } catch (NumberFormatException e) {
            throw new InvalidSettings("%s is \"%s\", but must be a number.".formatted(text.place(), text.value()));
        }
    }

    private Optional<Duration> time(String name) {
        return Optional.ofNullable(texts.get(name)).map(SettingsReader::time);
    }

    private static Duration time(Text text) {
        Matcher clock = CLOCK.matcher(text.value().strip());
        try {
            if (!clock.matches()) {
                return Duration.parse(text.value().strip());
            }
            double seconds = Double.parseDouble(clock.group(3) + "." + (clock.group(4) == null ? "0" : clock.group(4)));
            return Duration.ofHours(Long.parseLong(clock.group(1)))
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusMillis(Math.round(seconds * 1000));
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new InvalidSettings(
                    "%s is \"%s\", but must be a time like 00:10:00 or PT10M.".formatted(text.place(), text.value()));
        }
    }
}
