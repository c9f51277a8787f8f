package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.batch.emulator.wire.Json;

/** The variables that a process on a node sees. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(Task task, Node node, Path directory) {
        Map<String, String> variables = of(node, directory);
        variables.put("AZ_BATCH_JOB_ID", task.job().id());
        variables.put("AZ_BATCH_TASK_ID", task.id());
        add(variables, task.job().definition().path("commonEnvironmentSettings"));
        add(variables, task.definition().path("environmentSettings"));
        return variables;
    }

    static Map<String, String> ofStartTask(JsonNode definition, Node node) {
        Map<String, String> variables = of(node, node.disk().startup());
        add(variables, definition.path("environmentSettings"));
        return variables;
    }

    private static Map<String, String> of(Node node, Path directory) {
        Account account = node.pool().account();
        Disk disk = node.disk();
        Map<String, String> variables = new TreeMap<>();
        variables.put("AZ_BATCH_ACCOUNT_NAME", account.settings().name());
        variables.put("AZ_BATCH_ACCOUNT_URL", account.endpoint());
        variables.put("AZ_BATCH_POOL_ID", node.pool().id());
        variables.put("AZ_BATCH_NODE_ID", node.id());
        variables.put("AZ_BATCH_NODE_IS_DEDICATED", Boolean.toString(node.isDedicated()));
        variables.put("AZ_BATCH_NODE_ROOT_DIR", disk.root().toString());
        variables.put("AZ_BATCH_NODE_SHARED_DIR", disk.shared().toString());
        variables.put("AZ_BATCH_NODE_STARTUP_DIR", disk.startup().toString());
        variables.put("AZ_BATCH_NODE_STARTUP_WORKING_DIR", working(disk.startup()));
        variables.put("AZ_BATCH_TASK_DIR", directory.toString());
        variables.put("AZ_BATCH_TASK_WORKING_DIR", working(directory));
        return variables;
    }

    private static String working(Path directory) {
        return directory.resolve("wd").toString();
    }

    private static void add(Map<String, String> variables, JsonNode settings) {
        settings.forEach(setting -> variables.put(
                Json.required(setting, "name"), Json.text(setting, "value").orElse("")));
    }
}
