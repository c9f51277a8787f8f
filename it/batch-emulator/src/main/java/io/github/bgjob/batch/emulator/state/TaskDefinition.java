package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

import io.github.bgjob.batch.emulator.node.Failure;
import io.github.bgjob.batch.emulator.wire.Json;

/** What a task may be asked to be, and what it is when nothing is said; its constraints are a matter of their own. */
final class TaskDefinition {

    private static final int MOST_SLOTS = 256;

    private final ObjectNode json;

    TaskDefinition(ObjectNode json) {
        this.json = json;
    }

    /** Checks a new one, and says what the request left open. */
    void complete() {
        Json.required(json, "commandLine");
        Covered.check(json);
        Json.integer(json, "requiredSlots", 1, 1, MOST_SLOTS);
        if (!json.has("requiredSlots")) {
            json.put("requiredSlots", 1);
        }
        if (!json.has("userIdentity")) {
            json.putObject("userIdentity")
                    .putObject("autoUser")
                    .put("scope", "pool")
                    .put("elevationLevel", "nonadmin");
        }
    }

    int requiredSlots() {
        return json.path("requiredSlots").asInt(1);
    }

    /** Whether nothing else may run on its node; managers ask for that by saying nothing. */
    boolean runsAlone(boolean manager) {
        return json.path("runExclusive").asBoolean(manager);
    }

    boolean allowsSpot() {
        return json.path("allowLowPriorityNode").asBoolean(true);
    }

    JsonNode exitOptions(Optional<Integer> exitCode, Optional<Failure> failure) {
        return ExitConditions.options(json.path("exitConditions"), exitCode, failure);
    }
}
