package io.github.bgjob.deploy.bicep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a Bicep file is made after what, by what it refers to or by {@code dependsOn}.
 *
 * @param nodes resources and modules by their symbols
 * @param before what each waits for directly
 */
public record Graph(Map<String, Node> nodes, Map<String, Set<String>> before) {

    /**
     * A resource or module.
     *
     * @param type of a resource; of a module something else
     * @param module the file of a module; empty for a resource
     */
    public record Node(String type, boolean existing, String module) {}

    static Graph of(Map<String, Object> json) {
        Map<String, Node> nodes = new HashMap<>();
        Json.maps(json.get("nodes"))
                .forEach(node -> nodes.put(
                        (String) node.get("name"),
                        new Node((String) node.get("type"), Boolean.TRUE.equals(node.get("isExisting")), (String)
                                node.getOrDefault("relativePath", ""))));
        Map<String, Set<String>> before = new HashMap<>();
        Json.maps(json.get("edges"))
                .forEach(edge -> before.computeIfAbsent((String) edge.get("source"), name -> new TreeSet<>())
                        .add((String) edge.get("target")));
        return new Graph(nodes, before);
    }

    /** The symbols of the resources of a type that the file makes. */
    public List<String> made(String type) {
        return nodes.entrySet().stream()
                .filter(node ->
                        node.getValue().type().equals(type) && !node.getValue().existing())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Everything that is made before this, however long the way. */
    public Set<String> allBefore(String symbol) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(symbol));
        while (!open.isEmpty()) {
            before.getOrDefault(open.remove(open.size() - 1), Set.of()).stream()
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }
}
