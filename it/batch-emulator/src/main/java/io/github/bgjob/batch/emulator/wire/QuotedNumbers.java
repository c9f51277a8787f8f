package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Numbers in quotation marks: the service takes them where it expects a whole number, and the Azure CLI sends them so where
 * they are given as options ({@code az batch} 2.91.0: {@code "targetDedicatedNodes":"1"}).
 */
final class QuotedNumbers {

    /** The whole numbers of requests. Source: Microsoft's description of the API, BatchService-2024-07-01.20.0.json. */
    private static final Set<String> NUMBERS = Set.of(
            "backendPort",
            "code",
            "diskSizeGB",
            "end",
            "forceAfterSeconds",
            "frontendPortRangeEnd",
            "frontendPortRangeStart",
            "gid",
            "lun",
            "maxBatchInstancePercent",
            "maxParallelTasks",
            "maxTaskRetryCount",
            "maxUnhealthyInstancePercent",
            "maxUnhealthyUpgradedInstancePercent",
            "numberOfInstances",
            "priority",
            "requiredSlots",
            "start",
            "targetDedicatedNodes",
            "targetLowPriorityNodes",
            "taskSlotsPerNode",
            "uid");

    /** Its keys are the user's. */
    private static final String TAGS = "resourceTags";

    private static final Predicate<String> WHOLE = Pattern.compile("-?\\d{1,9}").asMatchPredicate();

    private QuotedNumbers() {}

    /** Takes their quotation marks off, at any depth; what is no whole number stays, to be refused where it is read. */
    static void unquote(JsonNode json) {
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            JsonNode value = property.getValue();
            if (NUMBERS.contains(property.getKey()) && isQuotedNumber(value)) {
                ((ObjectNode) json).put(property.getKey(), Integer.parseInt(value.textValue()));
            } else if (!property.getKey().equals(TAGS)) {
                unquote(value);
            }
        }
        if (json.isArray()) {
            json.forEach(QuotedNumbers::unquote);
        }
    }

    private static boolean isQuotedNumber(JsonNode value) {
        return value.isTextual() && WHOLE.test(value.textValue());
    }
}
