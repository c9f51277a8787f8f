package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** What a pool may be asked to be, what it is when nothing is said, and what may be changed of it. */
final class PoolDefinition {

    private static final int MOST_SLOTS = 256;
    private static final List<String> WITH_NODES =
            List.of("startTask", "metadata", "applicationPackageReferences", "targetNodeCommunicationMode");

    /** Each of these "can be updated only when the pool is empty": Patch Pool reference. */
    private static final List<String> WITHOUT_NODES = List.of(
            "displayName",
            "vmSize",
            "taskSlotsPerNode",
            "taskSchedulingPolicy",
            "enableInterNodeCommunication",
            "virtualMachineConfiguration",
            "networkConfiguration",
            "userAccounts",
            "mountConfiguration",
            "upgradePolicy",
            "resourceTags");

    private static final Changeable BY_PATCH = new Changeable(
            Stream.concat(WITH_NODES.stream(), WITHOUT_NODES.stream()).toList());
    private static final Changeable BY_UPDATE = new Changeable(WITH_NODES);
    private static final Changeable BY_SCALING =
            new Changeable(List.of("autoScaleFormula", "autoScaleEvaluationInterval"));

    private final ObjectNode json;

    PoolDefinition(ObjectNode json) {
        this.json = json;
    }

    /** Checks a new one, and says what the request left open. */
    void complete() {
        Json.required(json, "vmSize");
        check();
        ObjectNode defaults = Json.object()
                .put("resizeTimeout", "PT15M")
                .put("taskSlotsPerNode", 1)
                .put("enableAutoScale", false)
                .put("enableInterNodeCommunication", false);
        defaults.putObject("taskSchedulingPolicy").put("nodeFillType", "spread");
        defaults.properties().forEach(property -> json.putIfAbsent(property.getKey(), property.getValue()));
    }

    private void check() {
        Json.integer(json, "taskSlotsPerNode", 1, 1, MOST_SLOTS);
        Json.duration(json, "resizeTimeout");
        if (json.path("startTask") instanceof ObjectNode startTask) {
            Json.required(startTask, "commandLine");
            Covered.check(startTask);
        }
        String fill = fillType();
        if (!fill.equals("spread") && !fill.equals("pack")) {
            throw new BatchException(ErrorCode.INVALID_PROPERTY_VALUE, "'nodeFillType' is neither spread nor pack");
        }
    }

    /** Refuses a new one that leaves it open whether a formula or the request gives the number of nodes. */
    void checkScaling() {
        Autoscaling.check(json);
        if (followsFormula() != json.hasNonNull("autoScaleFormula")) {
            throw new BatchException(
                    ErrorCode.INVALID_AUTOSCALING_SETTINGS, "'autoScaleFormula' belongs to 'enableAutoScale'");
        }
        if (followsFormula() && (json.has("targetDedicatedNodes") || json.has("targetLowPriorityNodes"))) {
            throw new BatchException(
                    ErrorCode.INVALID_AUTOSCALING_SETTINGS, "a pool that scales itself has no targets of its own");
        }
    }

    /**
     * Changes what is named.
     *
     * @param empty whether the pool has no nodes, not even preempted ones
     * @throws BatchException when a property is named that the pool's nodes keep from changing. The code is that of the
     *     management plane (Azure/Batch issue 85), for want of a recording of this one
     */
    void patch(JsonNode patch, boolean empty) {
        WITHOUT_NODES.stream()
                .filter(patch::hasNonNull)
                .filter(property -> !empty)
                .findFirst()
                .ifPresent(property -> {
                    throw new BatchException(
                            ErrorCode.PROPERTY_CANNOT_BE_UPDATED,
                            "'%s' changes only while the pool is empty".formatted(property));
                });
        become(BY_PATCH.patched(json, patch));
    }

    /** Replaces what a pool with nodes may change; what is not named is gone. */
    void update(JsonNode update) {
        for (String required : List.of("applicationPackageReferences", "metadata")) {
            if (!update.hasNonNull(required)) {
                throw new BatchException(ErrorCode.MISSING_REQUIRED_PROPERTY, "'%s' is missing".formatted(required));
            }
        }
        become(BY_UPDATE.replaced(json, update));
    }

    private void become(ObjectNode next) {
        new PoolDefinition(next).check();
        json.removeAll();
        json.setAll(next);
    }

    /** What the request does not say stays as it was said before. */
    void followFormula(JsonNode request) {
        Autoscaling.check(request);
        ObjectNode next = BY_SCALING.patched(json, request);
        Json.required(next, "autoScaleFormula");
        json.setAll(next.put("enableAutoScale", true));
    }

    void followFormulaNoLonger() {
        json.put("enableAutoScale", false);
    }

    boolean followsFormula() {
        return json.path("enableAutoScale").asBoolean();
    }

    MachineSize machineSize() {
        return MachineSize.of(json.path("vmSize").asText());
    }

    int slotsPerNode() {
        return json.path("taskSlotsPerNode").asInt(1);
    }

    /** Whether tasks fill up one node before they go to the next. */
    boolean packs() {
        return fillType().equals("pack");
    }

    private String fillType() {
        return Json.text(json.path("taskSchedulingPolicy"), "nodeFillType")
                .orElse("spread")
                .toLowerCase(Locale.ROOT);
    }
}
