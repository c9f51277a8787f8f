package io.github.bgjob.deploy.azure;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a service answers. */
record Answer(int status, String body, Map<String, String> headers) {

    static Answer of(int status, String body) {
        return new Answer(status, body, Map.of());
    }

    static Answer json(int status, Object value) throws IOException {
        return of(status, JSON.std.asString(value));
    }

    /** An error in the form that Resource Manager and most others give it. */
    static Answer error(int status, String code, String message) {
        return of(
                status,
                "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}".formatted(code, message.replace("\"", "'")));
    }

    /** Gives the answer to who has asked. */
    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            boolean empty = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
            exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
            if (!empty) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    Answer with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, body, all);
    }

    /**
     * Says when to ask again. Without it, or with 0, the Azure CLI waits half a minute.
     *
     * @param seconds at least 1
     */
    Answer retryAfter(int seconds) {
        return with("Retry-After", String.valueOf(seconds));
    }
}
