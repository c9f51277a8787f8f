package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** The tasks of a job, and in which order those that wait come to a node. */
final class Tasks {

    private final Map<String, Task> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<Task> waiting = new TreeSet<>(Comparator.comparingLong(Task::order));

    Collection<Task> all() {
        return all.values();
    }

    Task get(String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> new BatchException(ErrorCode.TASK_NOT_FOUND, id));
    }

    Task add(Job job, ObjectNode definition) {
        if (all.containsKey(Json.required(definition, "id"))) {
            throw new BatchException(ErrorCode.TASK_EXISTS);
        }
        Task added = new Task(job, definition);
        all.put(added.id(), added);
        waiting.add(added);
        return added;
    }

    void forget(Task task) {
        all.remove(task.id());
        waiting.remove(task);
    }

    void waits(Task task) {
        waiting.add(task);
    }

    void waitsNoLonger(Task task) {
        waiting.remove(task);
    }

    boolean anyWaits() {
        return !waiting.isEmpty();
    }

    List<Task> executing() {
        return all.values().stream().filter(Task::isExecuting).toList();
    }

    boolean areAllCompleted() {
        return all.values().stream().allMatch(task -> task.is(TaskState.COMPLETED));
    }

    /**
     * Starts those for which the pool has a node.
     *
     * @param most how many may run at a time, with those that run already; −1 for no limit
     */
    void start(Pool pool, int most) {
        int running = executing().size();
        for (Task task : List.copyOf(waiting)) {
            if (!pool.hasRoom() || (most >= 0 && running >= most)) {
                return;
            }
            Optional<Node> node = pool.nodeFor(task);
            if (node.isPresent()) {
                waiting.remove(task);
                running++;
                node.get().start(task);
            }
        }
    }
}
