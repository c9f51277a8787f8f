package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer before it goes over the wire.
 *
 * @param headers values by name, in this case and order
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on and never compared
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json;odata=minimalmetadata"), Json.bytes(body));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
