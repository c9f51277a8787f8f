package com.example.webjobsjobs.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a query as the Functions host does, so that the same address means the same on every platform: nothing is an
 * error, names ignore case, the values of a name that came more than once are joined with a comma, and empty ones are left
 * out (ASP.NET Core, {@code QueryFeature} and {@code StringValues}).
 */
final class Query {

    private Query() {}

    /**
     * The values by name; a name is written as it came first.
     *
     * @param raw what stands behind the question mark; null when there is none
     */
    static Map<String, String> parse(String raw) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (raw == null) {
            return values;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!value.isEmpty()) {
                values.merge(decode(pair.substring(0, equals)), value, (first, next) -> first + "," + next);
            }
        }
        return values;
    }

    private static String decode(String text) {
        return Escapes.undo(text.replace('+', ' '));
    }
}
