package com.example.functionsjobs.local.functions.host;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in, without its body.
 *
 * @param rawQuery without the question mark; may be empty
 * @param headers names ignore case
 */
record HttpRequest(String method, String rawPath, String rawQuery, Map<String, List<String>> headers) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /** What functions get: names in lower case, the values of one name joined, empty ones kept. */
    Map<String, String> joinedHeaders() {
        Map<String, String> joined = new TreeMap<>();
        headers.forEach((name, values) -> joined.put(name.toLowerCase(Locale.ROOT), QueryString.joined(values)));
        return Map.copyOf(joined);
    }

    /** As announced; 0 when it was not, as with chunks. */
    long contentLength() {
        return header("Content-Length").map(Long::valueOf).orElse(0L);
    }
}
