package com.example.functionsjobs.local.functions.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The query of a request, decoded as ASP.NET Core does it: names ignore case, the spelling that comes first stays. */
final class QueryString {

    /** A TreeMap keeps the key that is there when a value is put again, as .NET's dictionaries do. */
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private QueryString() {}

    /** @param raw without the question mark; may be empty */
    static QueryString parse(String raw) {
        QueryString query = new QueryString();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                query.values
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    /** What functions get: the values of one name joined, without empty ones and names that have no other. */
    Map<String, String> parameters() {
        return values.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), joined(entry.getValue())))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first value of a name. */
    Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    /** What binding data takes: the last value of each name, empty ones too. */
    Map<String, String> last() {
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue()
                        .get(entry.getValue().size() - 1)));
    }

    /** As .NET's {@code StringValues} becomes a text: empty values are skipped. */
    static String joined(List<String> values) {
        return values.stream().filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(","));
    }

    private static String decoded(String text) {
        return PercentDecoding.decode(text.replace('+', ' '), "");
    }
}
