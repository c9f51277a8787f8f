package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The properties of a definition that a kind of request may change; whatever else the request says is ignored. */
record Changeable(List<String> properties) {

    /** A copy with what is named; the rest is as it was. */
    ObjectNode patched(ObjectNode definition, JsonNode request) {
        ObjectNode next = definition.deepCopy();
        take(next, request);
        return next;
    }

    /** A copy without the properties that are not named. */
    ObjectNode replaced(ObjectNode definition, JsonNode request) {
        ObjectNode next = definition.deepCopy();
        next.remove(properties);
        take(next, request);
        return next;
    }

    /** Null says as little as a property that is not there. */
    private void take(ObjectNode definition, JsonNode request) {
        for (String property : properties) {
            if (request.hasNonNull(property)) {
                definition.set(property, request.path(property).deepCopy());
            }
        }
    }
}
