package com.example.functionsjobs.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a submission with a body of text reach its function, as a {@link TextRequest}. Without it the Java worker fails to
 * make bytes of the text, and the caller gets an answer of status 500 and no word why. No binding takes both.
 *
 * <p>The worker runs this before it binds, and takes what is put in the parameter's place ({@code ParameterResolver} in
 * Azure/azure-functions-java-worker). What the parameter would be is only to be had from its data store
 * ({@code ExecutionContextDataSource}, {@code BindingDataStore}), which is no part of its published interface: where a
 * name has changed, the function is called as if this were not there.
 */
public final class UploadMiddleware implements Middleware {

    private static final Logger LOG = LoggerFactory.getLogger(UploadMiddleware.class);

    private final AtomicBoolean complained = new AtomicBoolean();

    @Override
    public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
        if (HttpFunctions.SUBMIT.equals(context.getFunctionName())) {
            bind(context);
        }
        chain.doNext(context);
    }

    private void bind(MiddlewareContext context) {
        try {
            context.updateParameterValue(HttpFunctions.REQUEST, request(context));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn(
                        "This Java worker is not the one that was expected; it answers submissions of other types than"
                                + " application/octet-stream and forms with an empty 500",
                        e);
            }
        }
    }

    /** With bytes the value that was read is handed on, too, so that they are copied once. */
    private static Object request(MiddlewareContext context) throws ReflectiveOperationException {
        try {
            return read(context, HttpFunctions.SUBMIT);
        } catch (InvocationTargetException notBytes) {
            if (!(notBytes.getCause() instanceof RuntimeException)) {
                throw notBytes;
            }
            return new TextRequest((HttpRequestMessage<?>) read(context, HttpFunctions.LIST));
        }
    }

    /** @param function whose binding of the body is wanted */
    private static Object read(MiddlewareContext context, String function) throws ReflectiveOperationException {
        Type type = HttpFunctions.class.getMethod(function, HttpRequestMessage.class)
                .getGenericParameterTypes()[0];
        Object store = context.getClass().getMethod("getDataStore").invoke(context);
        Optional<?> data = (Optional<?>) store.getClass()
                .getMethod("getDataByName", String.class, Type.class)
                .invoke(store, HttpFunctions.REQUEST, type);
        Object found = data.orElseThrow(() -> new NoSuchFieldException(HttpFunctions.REQUEST));
        return found.getClass().getMethod("getValue").invoke(found);
    }
}
