package com.example.mixjobs.local.functions.host.app;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where the worker can make no bytes of a body, gives the function others. It reaches the context by reflection only. */
public class KindMiddleware implements Middleware {

    @Override
    public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
        if (context.getFunctionName().equals("bytes")) {
            String name = context.getParameterName("HttpTrigger");
            try {
                data(context, name, "bytes");
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof ClassCastException)) {
                    throw e;
                }
                HttpRequestMessage<?> asText = (HttpRequestMessage<?>) data(context, name, "text");
                context.updateParameterValue(name, new Replaced(asText));
            }
        }
        chain.doNext(context);
    }

    private static Object data(MiddlewareContext context, String name, String likeFunction) throws Exception {
        Type type = EchoFunctions.class.getMethod(likeFunction, HttpRequestMessage.class)
                .getGenericParameterTypes()[0];
        Object store = context.getClass().getMethod("getDataStore").invoke(context);
        Method getDataByName = store.getClass().getMethod("getDataByName", String.class, Type.class);
        Object data = ((Optional<?>) getDataByName.invoke(store, name, type)).orElseThrow();
        return data.getClass().getMethod("getValue").invoke(data);
    }

    private record Replaced(HttpRequestMessage<?> original) implements HttpRequestMessage<Optional<byte[]>> {

        @Override
        public URI getUri() {
            return original.getUri();
        }

        @Override
        public HttpMethod getHttpMethod() {
            return original.getHttpMethod();
        }

        @Override
        public Map<String, String> getHeaders() {
            return original.getHeaders();
        }

        @Override
        public Map<String, String> getQueryParameters() {
            return original.getQueryParameters();
        }

        @Override
        public Optional<byte[]> getBody() {
            return Optional.of("no bytes".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return original.createResponseBuilder(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return original.createResponseBuilder(status);
        }
    }
}
