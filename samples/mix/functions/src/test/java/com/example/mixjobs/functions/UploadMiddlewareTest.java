package com.example.mixjobs.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UploadMiddlewareTest {

    private static final HttpRequestMessage<Optional<byte[]>> BYTES =
            new Request<>(Map.of(), Map.of(), Optional.of(new byte[] {1}));
    private static final HttpRequestMessage<Optional<String>> TEXT =
            new Request<>(Map.of("content-type", "image/jpeg"), Map.of("width", "3"), Optional.of("?"));

    private final List<Object> called = new ArrayList<>();
    private final Middleware middleware = new UploadMiddleware();

    @Test
    void theWorkerFindsIt() {
        assertThat(ServiceLoader.load(Middleware.class)).hasAtLeastOneElementOfType(UploadMiddleware.class);
    }

    @Test
    void bytesReachTheFunctionAndAreReadOnce() throws Exception {
        WorkerContext context = new WorkerContext("submit", new Store(BYTES, TEXT));

        middleware.invoke(context, called::add);

        assertThat(context.replaced).containsOnly(Map.entry("request", BYTES));
        assertThat(context.store.asked).containsExactly("java.util.Optional<byte[]>");
        assertThat(called).containsExactly(context);
    }

    @Test
    void textReachesTheFunctionAsWhatItIs() throws Exception {
        WorkerContext context = new WorkerContext("submit", new Store(null, TEXT));

        middleware.invoke(context, called::add);

        assertThat(context.replaced).containsOnly(Map.entry("request", new TextRequest(TEXT)));
        assertThat(context.store.asked)
                .containsExactly("java.util.Optional<byte[]>", "java.util.Optional<java.lang.String>");
        assertThat(called).containsExactly(context);
        TextRequest request = (TextRequest) context.replaced.get("request");
        assertThat(request.getBody()).isEmpty();
        assertThat(request.getHeaders()).isEqualTo(TEXT.getHeaders());
        assertThat(request.getQueryParameters()).isEqualTo(TEXT.getQueryParameters());
    }

    @Test
    void whatIsNeitherIsLeftToTheWorker() throws Exception {
        WorkerContext context = new WorkerContext("submit", new Store(null, null));

        middleware.invoke(context, called::add);

        assertThat(context.replaced).isEmpty();
        assertThat(called).containsExactly(context);
    }

    @Test
    void otherFunctionsAreNotLookedAt() throws Exception {
        WorkerContext context = new WorkerContext("status", new Store(BYTES, TEXT));

        middleware.invoke(context, called::add);

        assertThat(context.store.asked).isEmpty();
        assertThat(context.replaced).isEmpty();
        assertThat(called).containsExactly(context);
    }

    @Test
    void aWorkerWithOtherNamesCallsTheFunctionAsItWouldWithoutThisAndTheLogSaysSoOnce() throws Exception {
        OtherContext context = new OtherContext("submit");
        List<String> log = new ArrayList<>();
        Logger logger = Logger.getLogger(UploadMiddleware.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            middleware.invoke(context, called::add);
            middleware.invoke(context, called::add);
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        assertThat(called).containsExactly(context, context);
        assertThat(context.replaced).isEmpty();
        assertThat(log).singleElement().asString().contains("This Java worker is not the one that was expected");
    }

    @Test
    void whatTheFunctionThrowsIsNotTouched() {
        WorkerContext context = new WorkerContext("submit", new Store(BYTES, TEXT));

        assertThatThrownBy(() -> middleware.invoke(context, any -> {
                    throw new IllegalStateException("the function's");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the function's");
    }

    /** Has the methods that {@code ExecutionContextDataSource} has in the worker. */
    public static final class WorkerContext extends OtherContext {

        private final Store store;

        WorkerContext(String function, Store store) {
            super(function);
            this.store = store;
        }

        public Store getDataStore() {
            return store;
        }
    }

    /** Has the method that {@code BindingDataStore} has in the worker, and fails as that does. */
    public static final class Store {

        private final HttpRequestMessage<Optional<byte[]>> bytes;
        private final HttpRequestMessage<Optional<String>> text;
        private final List<String> asked = new ArrayList<>();

        Store(HttpRequestMessage<Optional<byte[]>> bytes, HttpRequestMessage<Optional<String>> text) {
            this.bytes = bytes;
            this.text = text;
        }

        public Optional<Data> getDataByName(String name, Type target) {
            assertThat(name).isEqualTo("request");
            String body =
                    target.getTypeName().replaceFirst("com.microsoft.azure.functions.HttpRequestMessage<(.*)>", "$1");
            asked.add(body);
            HttpRequestMessage<?> found = body.contains("byte[]") ? bytes : text;
            if (found == null) {
                throw new ClassCastException("Cannot convert to " + body);
            }
            return Optional.of(new Data(found));
        }
    }

    /** Has the method that {@code BindingData} has in the worker. */
    public record Data(Object getValue) {}

    /** What every worker's context has. */
    public static class OtherContext implements MiddlewareContext {

        final Map<String, Object> replaced = new HashMap<>();
        private final String function;

        OtherContext(String function) {
            this.function = function;
        }

        @Override
        public String getFunctionName() {
            return function;
        }

        @Override
        public void updateParameterValue(String name, Object value) {
            replaced.put(name, value);
        }

        @Override
        public String getParameterName(String annotation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getParameterValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getReturnValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void updateReturnValue(Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Logger getLogger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getInvocationId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TraceContext getTraceContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public RetryContext getRetryContext() {
            throw new UnsupportedOperationException();
        }
    }
}
