package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;

/** A request as the worker hands it over, with a query of which no URI can be made. */
record Request<T>(Map<String, String> getHeaders, Map<String, String> getQueryParameters, T getBody)
        implements HttpRequestMessage<T> {

    @Override
    public URI getUri() {
        return URI.create("https://app.example/?a=|");
    }

    @Override
    public HttpMethod getHttpMethod() {
        return HttpMethod.POST;
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        throw new UnsupportedOperationException();
    }
}
