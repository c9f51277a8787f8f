package com.example.webjobsjobs.processor;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A job's parameters as values, checked by {@link Operation#read}; defaults stand in for what was not given. */
public final class ParameterValues {

    private final Operation operation;
    private final Map<String, String> given;

    ParameterValues(Operation operation, Map<String, String> given) {
        this.operation = operation;
        this.given = Map.copyOf(given);
    }

    /** A text or the word that was chosen. */
    public Optional<String> text(String name) {
        Parameter parameter = parameter(name);
        return parameter.valueIn(given).map(value -> checked(parameter, value));
    }

    public OptionalLong whole(String name) {
        return text(name).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public OptionalDouble decimal(String name) {
        return text(name).map(Double::parseDouble).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Whether a flag is set. */
    public boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    private Parameter parameter(String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Operation '%s' describes no parameter '%s'.".formatted(operation.name(), name)));
    }

    private static String checked(Parameter parameter, String value) {
        try {
            return parameter.read(value);
        } catch (PermanentFailure e) {
            throw new IllegalStateException("It was read before", e);
        }
    }
}
