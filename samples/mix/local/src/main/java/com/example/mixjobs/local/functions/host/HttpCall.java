package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;

/**
 * A request on its way to a function.
 *
 * @param url with the query as it was sent, which may hold what no {@link URI} may
 * @param headers names in lower case, the values of one name joined
 */
record HttpCall(String method, String url, Map<String, String> headers, Map<String, String> query, Datum body) {

    /** The request as a function sees it. */
    HttpRequestMessage<Object> message(Object convertedBody) {
        return new Message<>(this, convertedBody);
    }

    private record Message<T>(HttpCall call, T getBody) implements HttpRequestMessage<T> {

        /** @throws IllegalArgumentException when the query holds what no URI may, for example {@code |} or a lone % */
        @Override
        public URI getUri() {
            return URI.create(call.url());
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
