package com.example.batchjobs.batch.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in the words of Azure Batch what is to be made. */
final class BatchJson {

    private static final Duration EVALUATION = Duration.ofMinutes(5);

    private BatchJson() {}

    static JsonNode tasks(List<NewTask> tasks) {
        ObjectNode json = object();
        ArrayNode value = json.putArray("value");
        tasks.forEach(task -> value.add(task(task)));
        return json;
    }

    private static ObjectNode task(NewTask task) {
        ObjectNode json = object().put("id", task.id()).put("commandLine", task.commandLine());
        ArrayNode environment = json.putArray("environmentSettings");
        new TreeMap<>(task.environment())
                .forEach((name, value) ->
                        environment.addObject().put("name", name).put("value", value));
        json.putObject("constraints")
                .put("maxTaskRetryCount", task.maxRetries())
                .put("retentionTime", task.retention().toString());
        return json;
    }

    /** Reads what a task was added as. */
    static NewTask description(JsonNode task) {
        Map<String, String> environment = new TreeMap<>();
        task.path("environmentSettings")
                .forEach(setting -> environment.put(
                        setting.path("name").asText(), setting.path("value").asText("")));
        JsonNode constraints = task.path("constraints");
        return new NewTask(
                task.path("id").asText(),
                task.path("commandLine").asText(),
                environment,
                constraints.path("maxTaskRetryCount").asInt(),
                Duration.parse(constraints.path("retentionTime").asText()));
    }

    static JsonNode job(NewJob job) {
        ObjectNode json = object().put("id", job.id()).put("onAllTasksComplete", "noaction");
        json.putObject("poolInfo").put("poolId", job.pool());
        job.manager().ifPresent(manager -> json.set("jobManagerTask", manager(manager)));
        return json;
    }

    private static ObjectNode manager(NewTask task) {
        return task(task)
                .put("killJobOnCompletion", false)
                .put("runExclusive", false)
                .put("allowLowPriorityNode", false);
    }

    static JsonNode pool(NewPool pool) {
        ObjectNode json = object().put("id", pool.id())
                .put("vmSize", "standard_d2s_v3")
                .put("taskSlotsPerNode", pool.tasksPerNode());
        ObjectNode machine =
                json.putObject("virtualMachineConfiguration").put("nodeAgentSKUId", "batch.node.ubuntu 24.04");
        machine.putObject("imageReference")
                .put("publisher", "microsoft-dsvm")
                .put("offer", "ubuntu-hpc")
                .put("sku", "2404")
                .put("version", "latest");
        if (pool.scale() instanceof NewPool.Scale.Fixed fixed) {
            return json.put("targetDedicatedNodes", fixed.dedicated()).put("targetLowPriorityNodes", fixed.spot());
        }
        return json.put("enableAutoScale", true)
                .put("autoScaleFormula", ((NewPool.Scale.Formula) pool.scale()).text())
                .put("autoScaleEvaluationInterval", EVALUATION.toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
