package io.github.bgjob.deploy.azure;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a service is asked. */
final class Request {

    private final HttpExchange exchange;
    private final byte[] body;

    private Request(HttpExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
    }

    static Request of(HttpExchange exchange) throws IOException {
        return new Request(exchange, exchange.getRequestBody().readAllBytes());
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The name that the caller believes to talk to, without a port. */
    String host() {
        return exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Empty when there is none. */
    String query() {
        return Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    }

    Optional<String> authorization() {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Map<String, Object> json() throws IOException {
        return JSON.std.mapFrom(text());
    }

    boolean is(String method, String path) {
        return method().equals(method) && path().equals(path);
    }
}
