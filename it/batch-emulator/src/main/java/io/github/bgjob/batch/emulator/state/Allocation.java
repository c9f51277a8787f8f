package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.github.bgjob.batch.emulator.autoscale.NodeDeallocation;
import io.github.bgjob.batch.emulator.autoscale.Targets;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** The nodes that a pool has, how many it should have, and what is done to get there. */
final class Allocation {

    private static final int MOST_NODES = 10_000;
    private static final int MOST_REMOVED = 100;
    private static final Comparator<Node> LEAST_MISSED_FIRST = Comparator.comparingInt(Allocation::missed)
            .thenComparing(Comparator.comparing(Node::id).reversed());

    private final Pool pool;
    private final Map<String, Node> nodes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<ResizeError> errors = EnumSet.noneOf(ResizeError.class);
    private int targetDedicated;
    private int targetSpot;
    private boolean resizing;
    private Instant since;

    Allocation(Pool pool, JsonNode request) {
        this.pool = pool;
        since = pool.account().now();
        targetDedicated = target(request, "targetDedicatedNodes", 0);
        targetSpot = target(request, "targetLowPriorityNodes", 0);
    }

    private static int target(JsonNode request, String property, int otherwise) {
        return Json.integer(request, property, otherwise, 0, MOST_NODES);
    }

    private static NodeDeallocation deallocation(JsonNode request) {
        return Word.read(Json.text(request, "nodeDeallocationOption"), NodeDeallocation.REQUEUE);
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Targets targets() {
        return new Targets(targetDedicated, targetSpot, NodeDeallocation.REQUEUE);
    }

    boolean isResizing() {
        return resizing;
    }

    /** Those that it has, with those that were preempted and may come back. */
    int current(boolean dedicated) {
        return (int) nodes.values().stream()
                .filter(node -> node.isDedicated() == dedicated)
                .count();
    }

    /** Whether it has too few nodes because of a quota. */
    boolean lacksQuota() {
        return errors.stream().anyMatch(ResizeError::isOfQuota);
    }

    void resize(JsonNode request) {
        if (!request.has("targetDedicatedNodes") && !request.has("targetLowPriorityNodes")) {
            throw new BatchException(
                    ErrorCode.MISSING_REQUIRED_PROPERTY, "neither targetDedicatedNodes nor targetLowPriorityNodes");
        }
        NodeDeallocation option = deallocation(request);
        int dedicated = target(request, "targetDedicatedNodes", targetDedicated);
        int spot = target(request, "targetLowPriorityNodes", targetSpot);
        aim(new Targets(dedicated, spot, option));
    }

    /** Takes the targets that a formula gave. */
    void follow(Targets wanted) {
        if (wanted.dedicated() != targetDedicated || wanted.lowPriority() != targetSpot) {
            aim(wanted);
        } else if (!errors.isEmpty()) {
            allocate();
            pool.account().schedule();
        }
    }

    private void aim(Targets wanted) {
        targetDedicated = wanted.dedicated();
        targetSpot = wanted.lowPriority();
        pool.touch();
        allocate();
        release(true, targetDedicated, wanted.deallocation());
        release(false, targetSpot, wanted.deallocation());
        updateState();
        pool.account().schedule();
    }

    /** Adds nodes where there are too few and the quota and the region give them. */
    void allocate() {
        if (!pool.is(PoolState.ACTIVE)) {
            return;
        }
        errors.clear();
        nodes.values().stream().filter(Node::waitsForCapacity).toList().forEach(this::restore);
        allocate(true, targetDedicated);
        allocate(false, targetSpot);
        updateState();
    }

    private void restore(Node preempted) {
        if (pool.account().limits().regionHasSpotMachine()) {
            preempted.boot();
        }
    }

    private void allocate(boolean dedicated, int target) {
        for (int missing = target - staying(dedicated).size(); missing > 0; missing--) {
            Optional<ResizeError> refusal = pool.account().limits().refusal(pool, dedicated);
            if (refusal.isPresent()) {
                errors.add(refusal.get());
                return;
            }
            Node node = new Node(pool, dedicated);
            nodes.put(node.id(), node);
            node.boot();
        }
    }

    private List<Node> staying(boolean dedicated) {
        return nodes.values().stream()
                .filter(node -> node.isDedicated() == dedicated && !node.isLeaving())
                .toList();
    }

    private void release(boolean dedicated, int target, NodeDeallocation option) {
        List<Node> staying = staying(dedicated);
        staying.stream()
                .sorted(LEAST_MISSED_FIRST)
                .limit(Math.max(0, staying.size() - target))
                .toList()
                .forEach(node -> node.leave(option));
    }

    private static int missed(Node node) {
        if (node.takesTasks()) {
            return 2 + node.load();
        }
        return node.isStarting() ? 1 : 0;
    }

    /** Takes single nodes away, and lowers the targets by them. */
    void remove(JsonNode request) {
        List<JsonNode> names = Json.elements(request, "nodeList");
        if (names.isEmpty() || names.size() > MOST_REMOVED) {
            throw new BatchException(
                    ErrorCode.INVALID_PROPERTY_VALUE, "'nodeList' names 1 to %d nodes".formatted(MOST_REMOVED));
        }
        NodeDeallocation option = deallocation(request);
        List<Node> removed =
                names.stream().map(name -> pool.node(name.asText())).distinct().toList();
        for (Node node : removed) {
            if (node.isDedicated()) {
                targetDedicated = Math.max(0, targetDedicated - 1);
            } else {
                targetSpot = Math.max(0, targetSpot - 1);
            }
        }
        pool.touch();
        removed.forEach(node -> node.leave(option));
        updateState();
        pool.account().schedule();
    }

    void removeAll() {
        List.copyOf(nodes.values()).forEach(node -> node.leave(NodeDeallocation.REQUEUE));
    }

    /** A node that was leaving has nothing left to do. */
    void left(Node node) {
        nodes.remove(node.id());
        node.disk().wipe();
        allocate();
    }

    void updateState() {
        boolean now = nodes.values().stream().anyMatch(node -> node.isLeaving() || node.isComing());
        if (now != resizing) {
            resizing = now;
            since = pool.account().now();
            pool.touch();
        }
    }

    void close() {
        nodes.values().forEach(Node::close);
    }

    void describe(ObjectNode json) {
        json.put("allocationState", resizing ? "resizing" : "steady")
                .put("allocationStateTransitionTime", Json.time(since))
                .put("currentDedicatedNodes", current(true))
                .put("currentLowPriorityNodes", current(false))
                .put("targetDedicatedNodes", targetDedicated)
                .put("targetLowPriorityNodes", targetSpot);
        if (!resizing) {
            errors.forEach(error -> json.withArray("/resizeErrors").add(error.json()));
        }
    }
}
