package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.bgjob.batch.emulator.autoscale.Metric;
import io.github.bgjob.batch.emulator.autoscale.NodeDeallocation;
import io.github.bgjob.batch.emulator.autoscale.Targets;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A pool of nodes. */
public final class Pool extends Resource<PoolState> {

    private static final Map<NodeState, String> COUNT_NAMES = countNames();
    private static final int MOST_NODES = 10_000;
    private static final int MOST_SLOTS = 256;
    private static final Comparator<Node> LEAST_MISSED_FIRST = Comparator.comparingInt(Pool::missed)
            .thenComparing(Comparator.comparing(Node::id).reversed());

    private final Map<String, Node> nodes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int targetDedicated;
    private int targetSpot;
    private boolean resizing;
    private Instant allocationSince;
    private final List<ObjectNode> resizeErrors = new ArrayList<>();
    private final Autoscaling autoscaling;

    Pool(Account account, ObjectNode definition) {
        super(account, definition, PoolState.ACTIVE);
        Json.required(definition, "vmSize");
        allocationSince = account.now();
        check(definition);
        defaults(definition);
        targetDedicated = target(definition, "targetDedicatedNodes", 0);
        targetSpot = target(definition, "targetLowPriorityNodes", 0);
        checkScaling(definition);
        autoscaling = new Autoscaling(this);
    }

    private static void checkScaling(ObjectNode definition) {
        Autoscaling.check(definition);
        boolean follows = definition.path("enableAutoScale").asBoolean();
        if (follows != definition.hasNonNull("autoScaleFormula")) {
            throw new BatchException(
                    ErrorCode.INVALID_AUTOSCALING_SETTINGS, "'autoScaleFormula' belongs to 'enableAutoScale'");
        }
        if (follows && (definition.has("targetDedicatedNodes") || definition.has("targetLowPriorityNodes"))) {
            throw new BatchException(
                    ErrorCode.INVALID_AUTOSCALING_SETTINGS, "a pool that scales itself has no targets of its own");
        }
    }

    private static int target(JsonNode json, String property, int otherwise) {
        return Json.integer(json, property, otherwise, 0, MOST_NODES);
    }

    private static void check(ObjectNode definition) {
        Json.integer(definition, "taskSlotsPerNode", 1, 1, MOST_SLOTS);
        Json.duration(definition, "resizeTimeout");
        if (definition.path("startTask") instanceof ObjectNode startTask) {
            Json.required(startTask, "commandLine");
            Covered.check(startTask);
        }
        String fill = fillType(definition);
        if (!fill.equals("spread") && !fill.equals("pack")) {
            throw new BatchException(ErrorCode.INVALID_PROPERTY_VALUE, "'nodeFillType' is neither spread nor pack");
        }
    }

    private static void defaults(ObjectNode definition) {
        ObjectNode defaults = Json.object()
                .put("resizeTimeout", "PT15M")
                .put("taskSlotsPerNode", 1)
                .put("enableAutoScale", false)
                .put("enableInterNodeCommunication", false);
        defaults.putObject("taskSchedulingPolicy").put("nodeFillType", "spread");
        defaults.properties().forEach(property -> definition.putIfAbsent(property.getKey(), property.getValue()));
    }

    private static String fillType(JsonNode definition) {
        return Json.text(definition.path("taskSchedulingPolicy"), "nodeFillType")
                .orElse("spread")
                .toLowerCase(Locale.ROOT);
    }

    /** Allocates its first nodes, and is measured from now on. */
    void begin() {
        autoscaling.begin();
        if (followsFormula()) {
            autoscaling.enable(definition());
        }
        allocate();
    }

    private boolean followsFormula() {
        return definition().path("enableAutoScale").asBoolean();
    }

    /** Lets a formula decide how many nodes it has; what the request does not say stays as it was. */
    public void enableAutoscale(JsonNode request) {
        checkNotDeleting();
        if (resizing && !followsFormula()) {
            throw new BatchException(ErrorCode.POOL_BEING_RESIZED);
        }
        Autoscaling.check(request);
        for (String property : List.of("autoScaleFormula", "autoScaleEvaluationInterval")) {
            if (request.hasNonNull(property)) {
                definition().set(property, request.path(property));
            }
        }
        Json.required(definition(), "autoScaleFormula");
        definition().put("enableAutoScale", true);
        touch();
        autoscaling.enable(definition());
        account().schedule();
    }

    /** Keeps the number of nodes it has. */
    public void disableAutoscale() {
        checkNotDeleting();
        definition().put("enableAutoScale", false);
        autoscaling.disable();
        touch();
    }

    /** What a formula would do now; nothing is done. */
    public ObjectNode evaluateAutoscale(JsonNode request) {
        if (!followsFormula()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "the pool does not scale itself; enable that first");
        }
        return autoscaling.evaluation(Json.required(request, "autoScaleFormula"));
    }

    /** Takes the targets that its formula gave. */
    void follow(Targets wanted) {
        if (wanted.dedicated() != targetDedicated || wanted.lowPriority() != targetSpot) {
            target(wanted.dedicated(), wanted.lowPriority(), wanted.deallocation());
            account().schedule();
        }
    }

    Targets targets() {
        return new Targets(targetDedicated, targetSpot, NodeDeallocation.REQUEUE);
    }

    /** What a formula can measure: tasks and nodes. Nothing is known of processors, memory, disks and networks. */
    Map<Metric, Double> readings() {
        double active = tasks(task -> task.is(TaskState.ACTIVE), true);
        double running = tasks(Task::isExecuting, false);
        Map<Metric, Double> readings = new EnumMap<>(Metric.class);
        readings.put(Metric.ACTIVE_TASKS, active);
        readings.put(Metric.RUNNING_TASKS, running);
        readings.put(Metric.PENDING_TASKS, active + running);
        readings.put(Metric.SUCCEEDED_TASKS, tasks(Task::hasSucceeded, false));
        readings.put(Metric.FAILED_TASKS, tasks(task -> task.is(TaskState.COMPLETED) && !task.hasSucceeded(), false));
        readings.put(Metric.TASK_SLOTS_PER_NODE, (double) slots());
        readings.put(Metric.CURRENT_DEDICATED_NODES, (double) current(true));
        readings.put(Metric.CURRENT_LOW_PRIORITY_NODES, (double) current(false));
        readings.put(Metric.SAMPLE_NODE_COUNT, (double) nodes.size());
        readings.put(Metric.USABLE_NODE_COUNT, (double)
                nodes.values().stream().filter(Node::takesTasks).count());
        readings.put(Metric.PREEMPTED_NODE_COUNT, (double) nodes.values().stream()
                .filter(node -> node.state() == NodeState.PREEMPTED)
                .count());
        return readings;
    }

    private double tasks(Predicate<Task> which, boolean ready) {
        return account().jobs().stream()
                .filter(job -> job.belongsTo(this) && (!ready || job.is(JobState.ACTIVE)))
                .mapToInt(job -> job.count(which, false))
                .sum();
    }

    @Override
    public String url() {
        return account().endpoint() + "/pools/" + id();
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    public Node node(String id) {
        return Optional.ofNullable(nodes.get(id)).orElseThrow(() -> new BatchException(ErrorCode.NODE_NOT_FOUND, id));
    }

    boolean has(Node node) {
        return nodes.containsKey(node.id());
    }

    int slots() {
        return definition().path("taskSlotsPerNode").asInt(1);
    }

    boolean hasRoom() {
        return is(PoolState.ACTIVE) && nodes.values().stream().anyMatch(node -> node.freeSlots() > 0);
    }

    /** The node on which a task should start now: by default the one with the most room. */
    Optional<Node> nodeFor(Task task) {
        Comparator<Node> byRoom = Comparator.comparingInt(Node::freeSlots);
        Comparator<Node> best = fillType(definition()).equals("pack") ? byRoom : byRoom.reversed();
        return nodes.values().stream()
                .filter(task::mayRunOn)
                .filter(node -> node.freeSlots() >= task.slots(slots()))
                .min(best);
    }

    int allocated(boolean dedicated) {
        return (int) nodes.values().stream()
                .filter(node -> node.isDedicated() == dedicated && node.state() != NodeState.PREEMPTED)
                .count();
    }

    private int current(boolean dedicated) {
        return (int) nodes.values().stream()
                .filter(node -> node.isDedicated() == dedicated)
                .count();
    }

    /** Refuses what is not done with a pool at its end. */
    public void checkNotDeleting() {
        if (is(PoolState.DELETING)) {
            throw new BatchException(ErrorCode.POOL_BEING_DELETED);
        }
    }

    /** Changes how many nodes it should have. */
    public void resize(JsonNode request) {
        checkNotDeleting();
        if (followsFormula()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "the pool scales itself; disable that first");
        }
        if (!request.has("targetDedicatedNodes") && !request.has("targetLowPriorityNodes")) {
            throw new BatchException(
                    ErrorCode.MISSING_REQUIRED_PROPERTY, "neither targetDedicatedNodes nor targetLowPriorityNodes");
        }
        NodeDeallocation option = deallocation(request);
        int dedicated = target(request, "targetDedicatedNodes", targetDedicated);
        int spot = target(request, "targetLowPriorityNodes", targetSpot);
        target(dedicated, spot, option);
        account().schedule();
    }

    private static NodeDeallocation deallocation(JsonNode request) {
        return Word.read(Json.text(request, "nodeDeallocationOption"), NodeDeallocation.REQUEUE);
    }

    private void target(int dedicated, int spot, NodeDeallocation option) {
        targetDedicated = dedicated;
        targetSpot = spot;
        touch();
        allocate();
        release(true, targetDedicated, option);
        release(false, targetSpot, option);
        updateAllocationState();
    }

    /** Adds nodes where there are too few and the quota and the region give them. */
    void allocate() {
        if (!is(PoolState.ACTIVE)) {
            return;
        }
        resizeErrors.clear();
        nodes.values().stream()
                .filter(Node::waitsForCapacity)
                .limit(account().room(false))
                .toList()
                .forEach(Node::boot);
        allocate(true, targetDedicated);
        allocate(false, targetSpot);
        updateAllocationState();
    }

    private void allocate(boolean dedicated, int target) {
        int missing = target - staying(dedicated).size();
        for (int i = Math.min(missing, account().room(dedicated)); i > 0; i--) {
            Node node = new Node(this, dedicated);
            nodes.put(node.id(), node);
            node.boot();
        }
        if (staying(dedicated).size() < target) {
            boolean quota = account().isQuotaTheLimit(dedicated);
            resizeErrors.add(Json.object()
                    .put("code", quota ? "AccountCoreQuotaReached" : "AllocationFailed")
                    .put(
                            "message",
                            quota
                                    ? "The specified account has reached core quota"
                                    : "Desired number of Spot nodes could not be allocated"));
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
        return node.isComing() ? 1 : 0;
    }

    /** Takes single nodes away; the pool becomes smaller by them. */
    public void removeNodes(JsonNode request) {
        checkNotDeleting();
        if (followsFormula()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "the pool scales itself; disable that first");
        }
        List<JsonNode> names = Json.elements(request, "nodeList");
        if (names.isEmpty() || names.size() > 100) {
            throw new BatchException(ErrorCode.INVALID_PROPERTY_VALUE, "'nodeList' names 1 to 100 nodes");
        }
        NodeDeallocation option = deallocation(request);
        List<Node> removed =
                names.stream().map(name -> node(name.asText())).distinct().toList();
        for (Node node : removed) {
            if (node.isDedicated()) {
                targetDedicated = Math.max(0, targetDedicated - 1);
            } else {
                targetSpot = Math.max(0, targetSpot - 1);
            }
        }
        touch();
        removed.forEach(node -> node.leave(option));
        updateAllocationState();
        account().schedule();
    }

    /** A node that was leaving has nothing left to do. */
    void left(Node node) {
        nodes.remove(node.id());
        node.wipe();
        allocate();
    }

    void updateAllocationState() {
        boolean now = nodes.values().stream().anyMatch(node -> node.isLeaving() || node.isComing());
        if (now != resizing) {
            resizing = now;
            allocationSince = account().now();
            touch();
        }
    }

    /** Changes what is named and leaves the rest. */
    public void patch(JsonNode patch) {
        checkNotDeleting();
        ObjectNode next = definition().deepCopy();
        for (String property : List.of(
                "startTask",
                "metadata",
                "applicationPackageReferences",
                "displayName",
                "vmSize",
                "taskSlotsPerNode",
                "taskSchedulingPolicy",
                "virtualMachineConfiguration",
                "networkConfiguration",
                "userAccounts",
                "mountConfiguration",
                "targetNodeCommunicationMode",
                "upgradePolicy",
                "resourceTags")) {
            JsonNode value = patch.path(property);
            if (!value.isMissingNode() && !value.isNull()) {
                next.set(property, value.deepCopy());
            }
        }
        check(next);
        definition().setAll(next);
        touch();
        account().schedule();
    }

    /** Takes its nodes away and forgets it. Its jobs stay; their tasks wait. */
    public void delete() {
        checkNotDeleting();
        become(PoolState.DELETING);
        autoscaling.close();
        List.copyOf(nodes.values()).forEach(node -> node.leave(NodeDeallocation.REQUEUE));
        account().afterTransition(() -> account().forget(this));
    }

    void close() {
        autoscaling.close();
        nodes.values().forEach(Node::close);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = described();
        autoscaling.describe(json);
        json.put("allocationState", resizing ? "resizing" : "steady")
                .put("allocationStateTransitionTime", Json.time(allocationSince))
                .put("currentDedicatedNodes", current(true))
                .put("currentLowPriorityNodes", current(false))
                .put("targetDedicatedNodes", targetDedicated)
                .put("targetLowPriorityNodes", targetSpot);
        resizeErrors.forEach(error -> json.withArray("/resizeErrors").add(error));
        return json;
    }

    /** How many nodes are in which state. */
    public ObjectNode counts() {
        ObjectNode json = Json.object().put("poolId", id());
        counts(json.putObject("dedicated"), true);
        counts(json.putObject("lowPriority"), false);
        return json;
    }

    private void counts(ObjectNode json, boolean dedicated) {
        for (NodeState state : NodeState.values()) {
            json.put(
                    COUNT_NAMES.get(state),
                    nodes.values().stream()
                            .filter(node -> node.isDedicated() == dedicated && node.state() == state)
                            .count());
        }
        json.put("total", current(dedicated));
    }

    private static Map<NodeState, String> countNames() {
        Map<NodeState, String> names = new EnumMap<>(NodeState.class);
        for (NodeState state : NodeState.values()) {
            names.put(state, Word.of(state));
        }
        names.put(NodeState.STARTTASKFAILED, "startTaskFailed");
        names.put(NodeState.LEAVINGPOOL, "leavingPool");
        names.put(NodeState.WAITINGFORSTARTTASK, "waitingForStartTask");
        names.put(NodeState.UPGRADINGOS, "upgradingOS");
        return names;
    }
}
