package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.batch.emulator.wire.Json;

/** How many nodes of a pool are in which state. */
record NodeCounts(String pool, Collection<Node> nodes) {

    private static final Map<NodeState, String> NAMES = names();

    /** Counts spell in camel case what is lower case in a node. */
    private static Map<NodeState, String> names() {
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

    ObjectNode json() {
        ObjectNode json = Json.object().put("poolId", pool);
        json.set("dedicated", json(true));
        json.set("lowPriority", json(false));
        return json;
    }

    private ObjectNode json(boolean dedicated) {
        List<NodeState> states = nodes.stream()
                .filter(node -> node.isDedicated() == dedicated)
                .map(Node::state)
                .toList();
        ObjectNode json = Json.object();
        NAMES.forEach((state, name) ->
                json.put(name, states.stream().filter(state::equals).count()));
        return json.put("total", states.size());
    }
}
