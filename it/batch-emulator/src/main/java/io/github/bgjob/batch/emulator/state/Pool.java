package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A pool of nodes. */
public final class Pool extends Resource<PoolState> {

    private final PoolDefinition asked;
    private final Allocation allocation;
    private final Autoscaling autoscaling;

    Pool(Account account, ObjectNode definition) {
        super(account, definition, PoolState.ACTIVE);
        asked = new PoolDefinition(definition);
        asked.complete();
        allocation = new Allocation(this, definition);
        asked.checkScaling();
        autoscaling = new Autoscaling(this);
    }

    /** Allocates its first nodes, and is measured from now on. */
    void begin() {
        autoscaling.begin();
        if (asked.followsFormula()) {
            autoscaling.enable(definition());
        }
        allocation.allocate();
    }

    @Override
    public String url() {
        return account().endpoint() + "/pools/" + id();
    }

    Allocation allocation() {
        return allocation;
    }

    public Collection<Node> nodes() {
        return allocation.nodes();
    }

    public Node node(String id) {
        return allocation.find(id).orElseThrow(() -> new BatchException(ErrorCode.NODE_NOT_FOUND, id));
    }

    MachineSize machineSize() {
        return asked.machineSize();
    }

    int slots() {
        return asked.slotsPerNode();
    }

    boolean hasRoom() {
        return is(PoolState.ACTIVE) && nodes().stream().anyMatch(node -> node.freeSlots() > 0);
    }

    /** The node on which a task should start now: by default the one with the most room. */
    Optional<Node> nodeFor(Task task) {
        Comparator<Node> byRoom = Comparator.comparingInt(Node::freeSlots);
        return nodes().stream()
                .filter(task::mayRunOn)
                .filter(node -> node.freeSlots() >= task.slots(slots()))
                .min(asked.packs() ? byRoom : byRoom.reversed());
    }

    /** Lets a formula decide how many nodes it has; what the request does not say stays as it was. */
    public void enableAutoscale(JsonNode request) {
        checkNotDeleting();
        if (allocation.isResizing() && !asked.followsFormula()) {
            throw new BatchException(ErrorCode.POOL_BEING_RESIZED);
        }
        asked.followFormula(request);
        touch();
        autoscaling.enable(definition());
        account().schedule();
    }

    /** Keeps the number of nodes it has. */
    public void disableAutoscale() {
        checkNotDeleting();
        asked.followFormulaNoLonger();
        autoscaling.disable();
        touch();
    }

    /** What a formula would do now; nothing is done. */
    public ObjectNode evaluateAutoscale(JsonNode request) {
        if (!asked.followsFormula()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "the pool does not scale itself; enable that first");
        }
        return autoscaling.evaluation(Json.required(request, "autoScaleFormula"));
    }

    /** Changes how many nodes it should have. */
    public void resize(JsonNode request) {
        checkNotDeleting();
        checkFollowsNoFormula();
        allocation.resize(request);
    }

    /** Takes single nodes away; the pool becomes smaller by them. */
    public void removeNodes(JsonNode request) {
        checkNotDeleting();
        checkFollowsNoFormula();
        allocation.remove(request);
    }

    private void checkFollowsNoFormula() {
        if (asked.followsFormula()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "the pool scales itself; disable that first");
        }
    }

    /** Changes what is named and leaves the rest. */
    public void patch(JsonNode patch) {
        checkNotDeleting();
        asked.patch(patch, nodes().isEmpty());
        touch();
        account().schedule();
    }

    /** Replaces what can be changed while there are nodes; what is not named is gone. */
    public void update(JsonNode update) {
        checkNotDeleting();
        asked.update(update);
        touch();
    }

    /**
     * Takes its nodes away and, after a while in which it can be seen, forgets it. Its jobs stay; their tasks wait. Source:
     * Delete Pool reference.
     */
    public void delete() {
        checkNotDeleting();
        become(PoolState.DELETING);
        autoscaling.close();
        allocation.removeAll();
        account().afterDeletion(() -> account().forget(this));
    }

    /** Refuses what is not done with a pool at its end. */
    public void checkNotDeleting() {
        if (is(PoolState.DELETING)) {
            throw new BatchException(ErrorCode.POOL_BEING_DELETED);
        }
    }

    void close() {
        autoscaling.close();
        allocation.close();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = described();
        autoscaling.describe(json);
        allocation.describe(json);
        return json;
    }

    /** How many nodes are in which state. */
    public ObjectNode counts() {
        return new NodeCounts(id(), nodes()).json();
    }
}
