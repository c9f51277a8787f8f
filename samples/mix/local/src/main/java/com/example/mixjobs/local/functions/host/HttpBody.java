package com.example.mixjobs.local.functions.host;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request's body in the types that a function can ask for: bytes or text, either of them optional. */
final class HttpBody {

    private HttpBody() {}

    /** @throws IllegalArgumentException when a function asks for another type */
    static void check(Type type) {
        as(type, new byte[0]);
    }

    static Object as(Type type, byte[] body) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            Object value = as(optional.getActualTypeArguments()[0], body);
            return body.length == 0 ? Optional.empty() : Optional.of(value);
        }
        if (type == byte[].class) {
            return body;
        }
        if (type == String.class) {
            return new String(body, StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("this host has no request body of type " + type.getTypeName());
    }
}
