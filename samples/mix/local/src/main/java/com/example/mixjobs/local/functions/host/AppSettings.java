package com.example.mixjobs.local.functions.host;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application settings, which reach an app as environment variables. Their names ignore case. */
final class AppSettings {

    private static final Pattern PLACEHOLDER = Pattern.compile("%([^%]+)%");
    private static final String HOST_JSON_PREFIX = "AzureFunctionsJobHost__";

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    AppSettings(Map<String, String> values) {
        this.values.putAll(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether {@code AzureWebJobs.<function>.Disabled} (on Linux also with underscores) says so. */
    boolean isDisabled(String function) {
        return get("AzureWebJobs." + function + ".Disabled")
                .or(() -> get("AzureWebJobs__" + function + "__Disabled"))
                .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
                .isPresent();
    }

    /**
     * What tells the hosts of one storage account apart, in its notes there: {@code AzureFunctionsWebHost__hostid}, or the
     * name of the app's directory.
     */
    String hostId(Path app) {
        return get("AzureFunctionsWebHost__hostid")
                .orElseGet(() -> app.toAbsolutePath().getFileName().toString().toLowerCase(Locale.ROOT));
    }

    /**
     * The number that a setting holds.
     *
     * @throws IllegalArgumentException when it holds something else
     */
    Optional<Long> number(String name) {
        return get(name).map(text -> {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the setting " + name + " is no number: '" + text + "'", e);
            }
        });
    }

    /**
     * Puts the value of a setting in the place of each {@code %NAME%}.
     *
     * @throws IllegalArgumentException when there is no such setting
     */
    String resolve(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no setting '" + found.group(1) + "', which '" + text + "' asks for"))));
    }

    /** The settings that override {@code host.json}, by their path in it, for example {@code extensions__queues__batchSize}. */
    Map<String, String> hostJsonOverrides() {
        Map<String, String> overrides = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, value) -> {
            if (name.regionMatches(true, 0, HOST_JSON_PREFIX, 0, HOST_JSON_PREFIX.length())) {
                overrides.put(name.substring(HOST_JSON_PREFIX.length()), value);
            }
        });
        return overrides;
    }
}
