package com.example.mixjobs.local.functions.host.app;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.Type;
import java.util.Optional;

/** Keeps the function "answers" from being called, or replaces its answer, when the query asks for it. */
public class AnsweringMiddleware implements Middleware {

    @Override
    public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
        String wish = context.getFunctionName().equals("answers") ? wish(context) : "";
        if (wish.equals("end")) {
            context.updateReturnValue("there is no place for it yet");
            return;
        }
        chain.doNext(context);
        if (wish.equals("new")) {
            context.updateReturnValue("instead");
        }
    }

    private static String wish(MiddlewareContext context) throws Exception {
        Object store = context.getClass().getMethod("getDataStore").invoke(context);
        Object data = ((Optional<?>) store.getClass()
                        .getMethod("getDataByName", String.class, Type.class)
                        .invoke(store, "request", HttpRequestMessage.class))
                .orElseThrow();
        HttpRequestMessage<?> request =
                (HttpRequestMessage<?>) data.getClass().getMethod("getValue").invoke(data);
        return request.getQueryParameters().getOrDefault("do", "");
    }
}
