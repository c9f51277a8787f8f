package com.example.functionsjobs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.example.functionsjobs.http.OperationView.ParameterView;
import com.example.functionsjobs.processor.Operation;

/** The description of the API, OpenAPI 3.1: what is the same for all work is a resource, the operations are put in. */
final class OpenApi {

    private static final String RESOURCE = "/jobs-api/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    static JsonNode of(List<Operation> operations) {
        JsonNode document = read();
        ArrayNode parameters = (ArrayNode) document.at("/paths/~1api~1jobs/post/parameters");
        ObjectNode operation = (ObjectNode) parameters.get(0);
        operation.put(
                "description",
                operations.stream()
                        .map(one -> "%s: %s".formatted(one.name(), one.summary()))
                        .collect(Collectors.joining("\n")));
        ArrayNode names = ((ObjectNode) operation.get("schema")).putArray("enum");
        operations.forEach(one -> names.add(one.name()));
        byName(operations).forEach((name, alike) -> parameters.add(parameter(name, alike)));
        return document;
    }

    /** The parameters of all operations; one that some of them have in different ways is there once. */
    private static Map<String, Set<ParameterView>> byName(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> OperationView.of(operation).parameters().stream())
                .collect(Collectors.groupingBy(
                        ParameterView::name, LinkedHashMap::new, Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Whether it is required depends on the operation, which no description of a query can say. */
    private static ObjectNode parameter(String name, Set<ParameterView> alike) {
        ObjectNode parameter = JSON.createObjectNode();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("required", false);
        ParameterView first = alike.iterator().next();
        parameter.put("description", first.help());
        boolean same = alike.stream().map(OpenApi::schema).distinct().count() == 1;
        parameter.set("schema", same ? schema(first) : JSON.createObjectNode().put("type", "string"));
        return parameter;
    }

    private static JsonNode schema(ParameterView parameter) {
        ObjectNode schema = JSON.valueToTree(parameter);
        schema.remove(List.of("name", "required", "help", "default"));
        return schema;
    }

    private static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path; build the project again.");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
