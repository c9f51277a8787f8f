package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code @BindingName} can ask for.
 *
 * <p>The host collects it with names that ignore case: a later value takes the place of an earlier one, but keeps its
 * spelling. The worker then looks for the exact name. So {@code ?ID=1} hides the {@code id} of a route: the value is the
 * route's, but its name is {@code ID}. Sources: {@code GetRequestBindingData} in azure-webjobs-sdk-extensions, {@code
 * ApplyBindingData} in azure-functions-host, {@code BindingDataStore} in azure-functions-java-worker.
 */
final class TriggerMetadata {

    private final Map<String, Datum> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    TriggerMetadata put(String name, Datum value) {
        values.put(name, value);
        return this;
    }

    TriggerMetadata put(String name, String value) {
        return put(name, new Datum.Text(value));
    }

    /** Adds the values of a JSON object, but no lists and no nulls. Any other text is no error. */
    TriggerMetadata putJsonValues(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("{") && stripped.endsWith("}")) {
            try {
                new JsonMapper().readTree(stripped).properties().forEach(it -> putJson(it.getKey(), it.getValue()));
            } catch (JsonProcessingException e) {
                // Looks like JSON and is none: it holds nothing that could be asked for.
            }
        }
        return this;
    }

    /** With names as the worker sees them: case matters. */
    Map<String, Datum> byName() {
        return new HashMap<>(values);
    }

    private void putJson(String name, JsonNode value) {
        if (value.isObject()) {
            put(name, new Datum.Json(value.toString()));
        } else if (value.isBoolean()) {
            put(name, value.asBoolean() ? "True" : "False");
        } else if (!value.isArray() && !value.isNull()) {
            put(name, value.asText());
        }
    }
}
