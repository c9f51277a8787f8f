package com.example.mixjobs.local.functions.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of a {@link Datum} in a parameter of a given type. The rules are those of Microsoft's <a
 * href="https://github.com/Azure/azure-functions-java-worker">Java worker</a>, package {@code binding}: where it has no
 * rule of its own for a type, it reads the text as JSON of that type.
 */
final class Conversion {

    private static final ObjectMapper JSON = new JsonMapper();

    private static final Map<Class<?>, Function<String, Object>> NUMBERS = Map.of(
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            double.class, Double::valueOf,
            Double.class, Double::valueOf);

    private Conversion() {}

    /**
     * Converts; null for what is not there.
     *
     * @throws ClassCastException when the worker could not make one of the other
     */
    static Object convert(Datum datum, Type target) {
        Class<?> type = raw(target);
        if (type == Optional.class) {
            return Optional.ofNullable(convert(datum, argument(target)));
        }
        if (datum instanceof Datum.Http http) {
            if (type != HttpRequestMessage.class) {
                throw cannot("an HTTP request", type, null);
            }
            return http.call().message(convert(http.call().body(), argument(target)));
        }
        if (datum instanceof Datum.Bytes bytes) {
            return type == byte[].class
                    ? bytes.value().clone()
                    : text(new String(bytes.value(), StandardCharsets.UTF_8), type);
        }
        if (datum instanceof Datum.Text text) {
            return text(text.value(), type);
        }
        if (datum instanceof Datum.Json json) {
            return type == String.class ? json.value() : json(json.value(), type);
        }
        return null;
    }

    private static Object text(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        Function<String, Object> number = NUMBERS.get(type);
        if (number == null) {
            return json(text, type);
        }
        try {
            return number.apply(text);
        } catch (NumberFormatException e) {
            throw cannot("the text", type, e);
        }
    }

    private static Object json(String text, Class<?> type) {
        Object value;
        try {
            value = JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw cannot("the text", type, e);
        }
        if (value == null) {
            throw cannot("null", type, null);
        }
        return value;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    private static ClassCastException cannot(String what, Class<?> type, Exception cause) {
        ClassCastException failure = new ClassCastException("cannot make " + type.getTypeName() + " of " + what);
        failure.initCause(cause);
        return failure;
    }
}
