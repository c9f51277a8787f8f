package com.example.functionsjobs.local.functions.host;

import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;

/**
 * What a function and its middlewares can learn about a call, and change. Public, as the worker's {@code
 * ExecutionContextDataSource}: middlewares reach {@link #getDataStore} by reflection.
 */
public final class InvocationContext implements MiddlewareContext {

    private final String invocationId;
    private final LoadedFunction function;
    private final TriggerData data;
    private final BindingDataStore dataStore;
    private final Map<String, Object> replaced = new HashMap<>();
    private Object returnValue;
    private boolean argumentsResolved;
    private Object answer;

    InvocationContext(String invocationId, LoadedFunction function, TriggerData data) {
        this.invocationId = invocationId;
        this.function = function;
        this.data = data;
        this.dataStore = new BindingDataStore(Map.of(function.input(), data.input()), data.metadata());
    }

    @Override
    public String getInvocationId() {
        return invocationId;
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public Logger getLogger() {
        return Logger.getLogger("Function." + function.name());
    }

    public BindingDataStore getDataStore() {
        return dataStore;
    }

    /** The name of the parameter that has an annotation, given by its simple name; null when none has. */
    @Override
    public String getParameterName(String annotation) {
        return function.entryPoint().parameterWith(annotation).orElse(null);
    }

    /** What the host sent for a parameter, when it is text; else null. */
    @Override
    public Object getParameterValue(String name) {
        return function.input().equals(name) && data.input() instanceof Datum.Text text ? text.value() : null;
    }

    /** From now on this is what the parameter gets, instead of what the host sent. */
    @Override
    public void updateParameterValue(String name, Object value) {
        replaced.put(name, value);
    }

    @Override
    public Object getReturnValue() {
        return returnValue;
    }

    /** What is set before the function is called does not reach the host: there is no place for it yet. */
    @Override
    public void updateReturnValue(Object value) {
        returnValue = value;
        if (argumentsResolved) {
            answer = value;
        }
    }

    /** The last link of the chain. */
    void callFunction() throws Exception {
        Object[] arguments = function.entryPoint().arguments(this);
        argumentsResolved = true;
        updateReturnValue(function.entryPoint().call(arguments));
    }

    Object argument(String name, Type type) {
        Object value = replaced.get(name);
        return value != null
                ? value
                : dataStore.getDataByName(name, type).orElseThrow().getValue();
    }

    /** What is sent to the host. */
    Object answer() {
        return answer;
    }
}
