package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A submission whose body the host has handed over as text, as it does with every type but
 * {@code application/octet-stream} and forms. The bytes that the caller has sent cannot be had back from it.
 */
record TextRequest(HttpRequestMessage<?> text) implements HttpRequestMessage<Optional<byte[]>> {

    @Override
    public URI getUri() {
        return text.getUri();
    }

    @Override
    public HttpMethod getHttpMethod() {
        return text.getHttpMethod();
    }

    @Override
    public Map<String, String> getHeaders() {
        return text.getHeaders();
    }

    @Override
    public Map<String, String> getQueryParameters() {
        return text.getQueryParameters();
    }

    @Override
    public Optional<byte[]> getBody() {
        return Optional.empty();
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return text.createResponseBuilder(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return text.createResponseBuilder(status);
    }
}
