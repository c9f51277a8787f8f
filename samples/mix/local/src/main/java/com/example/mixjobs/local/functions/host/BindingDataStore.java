package com.example.mixjobs.local.functions.host;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/**
 * What came with a call, to be converted to what a parameter needs. Public, as the worker's own class of this name:
 * middlewares reach it by reflection.
 */
public final class BindingDataStore {

    private final Map<String, Datum> inputs;
    private final Map<String, Datum> metadata;

    BindingDataStore(Map<String, Datum> inputs, Map<String, Datum> metadata) {
        this.inputs = inputs;
        this.metadata = metadata;
    }

    /**
     * The input of a binding; never empty.
     *
     * @param target the whole type of the parameter, for example {@code HttpRequestMessage<Optional<byte[]>>}
     * @throws ClassCastException when the worker could not make such a value of it
     * @throws IllegalArgumentException when {@code function.json} has no binding of that name
     */
    public Optional<BindingData> getDataByName(String name, Type target) {
        return found("binding in function.json", inputs, name, target);
    }

    Optional<BindingData> getTriggerMetadataByName(String name, Type target) {
        return found("@BindingName", metadata, name, target);
    }

    private static Optional<BindingData> found(String kind, Map<String, Datum> values, String name, Type target) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("there is no " + kind + " '" + name + "'; there are " + values.keySet());
        }
        return Optional.of(new BindingData(Conversion.convert(values.get(name), target)));
    }
}
