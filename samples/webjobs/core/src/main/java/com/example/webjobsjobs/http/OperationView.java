package com.example.webjobsjobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.Parameter;

/**
 * An operation as it is described to a page or a program, as JSON.
 *
 * @param accepts media types; empty for any
 * @param open whether it takes parameters that are not described
 */
record OperationView(String name, String summary, List<String> accepts, List<ParameterView> parameters, boolean open) {

    /** A parameter; what it does not have is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParameterView(
            String name,
            String type,
            Number minimum,
            Number maximum,
            Integer maxLength,
            @JsonProperty("enum") List<String> words,
            @JsonProperty("default") String defaultValue,
            boolean required,
            String help) {

        static ParameterView of(Parameter parameter) {
            Parameter.Type type = parameter.type();
            if (type instanceof Parameter.Whole whole) {
                return of(parameter, "integer", whole.least(), whole.most(), null, null);
            }
            if (type instanceof Parameter.Decimal decimal) {
                return of(parameter, "number", decimal.least(), decimal.most(), null, null);
            }
            return type instanceof Parameter.Choice choice
                    ? of(parameter, "string", null, null, null, choice.words())
                    : of(parameter, "string", null, null, ((Parameter.Text) type).mostCharacters(), null);
        }

        private static ParameterView of(
                Parameter parameter, String type, Number least, Number most, Integer characters, List<String> words) {
            return new ParameterView(
                    parameter.name(),
                    type,
                    least,
                    most,
                    characters,
                    words,
                    parameter.defaultValue(),
                    parameter.required(),
                    parameter.help());
        }
    }

    static OperationView of(Operation operation) {
        return new OperationView(
                operation.name(),
                operation.summary(),
                operation.accepts(),
                operation.parameters().stream().map(ParameterView::of).toList(),
                operation.open());
    }
}
