package com.example.functionsjobs.local.functions.host;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The app's worker middlewares, made once when its functions are loaded, and called around each call before its
 * parameters get their values. Source: {@code JavaFunctionBroker} and {@code InvocationChain} in azure-functions-java-worker.
 */
record Middlewares(List<Middleware> all) {

    /**
     * Finds them through {@code META-INF/services}.
     *
     * @throws java.util.ServiceConfigurationError when one cannot be made; no function of the app can be loaded then
     */
    static Middlewares load(ClassLoader app) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(app);
        try {
            return new Middlewares(ServiceLoader.load(Middleware.class, app).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Calls the function, unless a middleware keeps it from being called. */
    void call(InvocationContext context) throws Exception {
        new Chain(all.iterator(), context).doNext(context);
    }

    /** As the worker's, it always goes on: a middleware that asks twice for the next one gets the next but one. */
    private record Chain(Iterator<Middleware> rest, InvocationContext function) implements MiddlewareChain {

        @Override
        public void doNext(MiddlewareContext context) throws Exception {
            if (rest.hasNext()) {
                rest.next().invoke(context, this);
            } else {
                function.callFunction();
            }
        }
    }
}
