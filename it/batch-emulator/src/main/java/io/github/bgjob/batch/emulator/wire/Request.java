package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param path the path, still encoded: a slash inside a file's name is {@code %2F}
 * @param query what follows the question mark, still encoded; empty when there is none
 * @param headers values by name, found whatever the case of the name
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on and never compared
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public Request {
        TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The parts of the path between slashes, each decoded. */
    public List<String> segments() {
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** The parameters of the query, decoded, found whatever the case of the name. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    /** The body, which must be a JSON object and in the words of the version that the request speaks. */
    public ObjectNode json() {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                ApiVersion.of(this).check(object);
                QuotedNumbers.unquote(object);
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BatchException(ErrorCode.INVALID_REQUEST_BODY, e.getOriginalMessage());
        } catch (IOException e) {
            throw new BatchException(ErrorCode.INVALID_REQUEST_BODY, e.getMessage());
        }
        throw new BatchException(ErrorCode.INVALID_REQUEST_BODY, "a JSON object was expected");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BatchException(ErrorCode.INVALID_URI, e.getMessage());
        }
    }
}
