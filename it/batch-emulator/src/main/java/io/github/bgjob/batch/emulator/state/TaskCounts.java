package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import io.github.bgjob.batch.emulator.wire.Json;

/** How many tasks of a job, and slots of tasks, are in which state. */
record TaskCounts(Collection<Task> tasks) {

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("taskCounts", json(task -> 1));
        json.set("taskSlotCounts", json(Task::requiredSlots));
        return json;
    }

    private ObjectNode json(ToIntFunction<Task> weight) {
        return Json.object()
                .put("active", sum(weight, task -> task.is(TaskState.ACTIVE)))
                .put("running", sum(weight, task -> task.is(TaskState.RUNNING) || task.is(TaskState.PREPARING)))
                .put("completed", sum(weight, task -> task.is(TaskState.COMPLETED)))
                .put("succeeded", sum(weight, Task::hasSucceeded))
                .put("failed", sum(weight, Task::hasFailed));
    }

    private int sum(ToIntFunction<Task> weight, Predicate<Task> which) {
        return tasks.stream().filter(which).mapToInt(weight).sum();
    }
}
