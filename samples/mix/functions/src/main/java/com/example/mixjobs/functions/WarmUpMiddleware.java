package com.example.mixjobs.functions;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;

/**
 * Begins the {@link WarmUp} when the app's functions are loaded.
 *
 * <p>The Java worker makes the app's middlewares once, when it loads the first function ({@code
 * JavaFunctionBroker.initializeOneTimeLogics}), with the app's settings as its environment, also where the process was
 * started before there was an app ({@code FunctionEnvironmentReloadRequestHandler}). The classes of the functions
 * themselves are not initialised before the first call ({@code FunctionDefinition} loads them without). Source:
 * azure-functions-java-worker.
 */
public final class WarmUpMiddleware implements Middleware {

    /** Made by the worker. */
    public WarmUpMiddleware() {
        WarmUp.begin();
    }

    @Override
    public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
        chain.doNext(context);
    }
}
