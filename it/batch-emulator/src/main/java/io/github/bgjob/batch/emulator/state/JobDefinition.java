package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** What a job may be asked to be, what it is when nothing is said, and what may be changed of it. */
final class JobDefinition {

    private static final int LEAST_PRIORITY = -1000;
    private static final int HIGHEST_PRIORITY = 1000;
    private static final Changeable BY_PATCH = new Changeable(List.of(
            "priority",
            "maxParallelTasks",
            "allowTaskPreemption",
            "onAllTasksComplete",
            "constraints",
            "poolInfo",
            "networkConfiguration",
            "metadata"));
    private static final Changeable BY_UPDATE = new Changeable(List.of(
            "priority",
            "maxParallelTasks",
            "allowTaskPreemption",
            "onAllTasksComplete",
            "constraints",
            "poolInfo",
            "metadata"));

    /** What becomes of a job whose tasks are all done. */
    private enum OnAllTasksComplete {
        NOACTION,
        TERMINATEJOB
    }

    /** What becomes of a job when one of its tasks fails. */
    private enum OnTaskFailure {
        NOACTION,
        PERFORMEXITOPTIONSJOBACTION
    }

    private final ObjectNode json;

    JobDefinition(ObjectNode json) {
        this.json = json;
    }

    /** The pool that a new one must name. */
    String requiredPoolId() {
        return Json.text(json.path("poolInfo"), "poolId")
                .orElseThrow(() -> new BatchException(
                        ErrorCode.MISSING_REQUIRED_PROPERTY,
                        "'poolInfo.poolId' is missing; the emulator has no auto pools"));
    }

    /** Checks a new one, and says what the request left open. */
    void complete() {
        Covered.check(json);
        Covered.check(json.path("jobManagerTask"));
        check();
        addDefaults();
    }

    void check() {
        Json.integer(json, "priority", 0, LEAST_PRIORITY, HIGHEST_PRIORITY);
        Json.integer(json, "maxParallelTasks", -1, -1, Integer.MAX_VALUE);
        Json.integer(json.path("constraints"), "maxTaskRetryCount", 0, -1, Integer.MAX_VALUE);
        Json.duration(json.path("constraints"), "maxWallClockTime");
        onAllTasksComplete();
        onTaskFailure();
    }

    private void addDefaults() {
        ObjectNode constraints = json.withObject("/constraints");
        if (!constraints.has("maxWallClockTime")) {
            constraints.put("maxWallClockTime", TaskConstraints.UNLIMITED);
        }
        if (!constraints.has("maxTaskRetryCount")) {
            constraints.put("maxTaskRetryCount", 0);
        }
        ObjectNode defaults = Json.object()
                .put("priority", 0)
                .put("maxParallelTasks", -1)
                .put("allowTaskPreemption", false)
                .put("usesTaskDependencies", false)
                .put("onAllTasksComplete", "noaction")
                .put("onTaskFailure", "noaction");
        defaults.properties().forEach(property -> json.putIfAbsent(property.getKey(), property.getValue()));
    }

    /** As it would be with what is named; the rest stays. */
    JobDefinition patched(JsonNode patch) {
        return new JobDefinition(BY_PATCH.patched(json, patch));
    }

    /** As it would be if everything that can be changed and is not named went back to its default. */
    JobDefinition updated(JsonNode update) {
        Json.required(update.path("poolInfo"), "poolId");
        return new JobDefinition(BY_UPDATE.replaced(json, update));
    }

    void become(JobDefinition next) {
        next.addDefaults();
        json.removeAll();
        json.setAll(next.json);
    }

    boolean hasPoolOf(JobDefinition other) {
        return json.path("poolInfo").equals(other.json.path("poolInfo"));
    }

    String poolId() {
        return json.path("poolInfo").path("poolId").asText();
    }

    int priority() {
        return json.path("priority").asInt();
    }

    /** −1 for no limit. */
    int maxParallelTasks() {
        return json.path("maxParallelTasks").asInt(-1);
    }

    Duration maxWallClockTime() {
        return Json.duration(json.path("constraints"), "maxWallClockTime").orElseThrow();
    }

    Optional<ObjectNode> manager() {
        return json.path("jobManagerTask") instanceof ObjectNode manager ? Optional.of(manager) : Optional.empty();
    }

    boolean isManager(String task) {
        return task.equalsIgnoreCase(json.path("jobManagerTask").path("id").asText(""));
    }

    boolean endsWithItsManager() {
        return json.path("jobManagerTask").path("killJobOnCompletion").asBoolean(true);
    }

    boolean endsWithItsTasks() {
        return onAllTasksComplete() == OnAllTasksComplete.TERMINATEJOB;
    }

    private OnAllTasksComplete onAllTasksComplete() {
        return Word.read(Json.text(json, "onAllTasksComplete"), OnAllTasksComplete.NOACTION);
    }

    /** Whether a task that fails may end or disable it. */
    boolean heedsExitOptions() {
        return onTaskFailure() == OnTaskFailure.PERFORMEXITOPTIONSJOBACTION;
    }

    private OnTaskFailure onTaskFailure() {
        return Word.read(Json.text(json, "onTaskFailure"), OnTaskFailure.NOACTION);
    }
}
