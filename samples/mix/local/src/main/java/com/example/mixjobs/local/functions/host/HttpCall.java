package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request on its way to a function.
 *
 * @param headers names in lower case, as the platform hands them over
 * @param routeValues what the parameters of the route matched
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> routeValues,
        byte[] body)
        implements TriggerData {

    /** Puts names in lower case, and the values of one name in one text. */
    static Map<String, String> joined(Map<String, ? extends Collection<String>> headers) {
        Map<String, String> joined = new LinkedHashMap<>();
        headers.forEach((name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return Collections.unmodifiableMap(joined);
    }

    /** Decodes a query string; the values of one name are put together with commas. */
    static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                query.merge(name, value, (one, other) -> one + "," + other);
            }
        }
        return Collections.unmodifiableMap(query);
    }

    @Override
    public HttpRequestMessage<?> asHttp(Type bodyType) {
        return new Message<>(this, HttpBody.as(bodyType, body));
    }

    @Override
    public String asText() {
        throw new IllegalStateException("an HTTP trigger");
    }

    @Override
    public String metadata(String name) {
        return routeValues.getOrDefault(name, query.get(name));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The request as a function sees it. */
    private record Message<T>(HttpCall call, T getBody) implements HttpRequestMessage<T> {

        @Override
        public URI getUri() {
            return call.uri();
        }

        @Override
        public HttpMethod getHttpMethod() {
            return HttpMethod.value(call.method());
        }

        @Override
        public Map<String, String> getHeaders() {
            return call.headers();
        }

        @Override
        public Map<String, String> getQueryParameters() {
            return call.query();
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return new HttpAnswer().status(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return new HttpAnswer().status(status);
        }
    }
}
