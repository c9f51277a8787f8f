package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.bicep.Resource;

/**
 * What a deployment would make, as a person reviews it: one line for each value, by resource and path, without what is the
 * same everywhere, such as the subscription in ids, and without what is reviewed elsewhere, such as autoscale formulas.
 */
final class SnapshotText {

    private static final String ROLE = "Microsoft.Authorization/roleAssignments";
    private static final Set<String> OF_RESOURCE = Set.of("id", "type", "name");

    private final Project project;

    private SnapshotText(Project project) {
        this.project = project;
    }

    static String of(Project project, Infra infra) throws IOException {
        SnapshotText snapshot = new SnapshotText(project);
        Map<String, Map<String, Object>> resources = new TreeMap<>();
        for (Resource resource : infra.resources()) {
            Map<String, Object> lines = new LinkedHashMap<>();
            if (resource.type().equals(ROLE)) {
                lines = resources.computeIfAbsent(ROLE + " " + resource.apiVersion(), all -> new TreeMap<>());
                lines.put(role(resource), resource.name());
            } else {
                for (Map.Entry<String, Object> member : new TreeMap<>(resource.json()).entrySet()) {
                    if (!OF_RESOURCE.contains(member.getKey())) {
                        snapshot.add(lines, member.getKey(), member.getValue());
                    }
                }
                resources.put(resource.toString(), lines);
            }
        }
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(resources) + "\n";
    }

    /** In one line: who may do what where. */
    private static String role(Resource assignment) {
        return Resource.shortened("%s %s has %s on %s"
                .formatted(
                        assignment.text("properties.principalType"),
                        assignment
                                .text("properties.principalId")
                                .replaceFirst("\\[reference\\('([^']*)', '[^']*'\\)\\.principalId\\]", "$1"),
                        assignment.text("properties.roleDefinitionId").replaceFirst(".*/", ""),
                        assignment.scope()));
    }

    private void add(Map<String, Object> lines, String path, Object value) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            object.forEach((name, member) -> add(lines, path + "." + shortened((String) name), member));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            add(lines, path, byName(list));
        } else {
            lines.put(path, value instanceof String text ? shortened(text) : value);
        }
    }

    /** Settings and the like by their names, which say more than their places. */
    private static Map<String, Object> byName(List<?> list) {
        Map<String, Object> members = new LinkedHashMap<>();
        List<Object> places = new ArrayList<>(list);
        for (Object member : list) {
            Map<?, ?> object = (Map<?, ?>) member;
            if (object.get("name") instanceof String name && object.size() == 2) {
                object.forEach((key, value) -> {
                    if (!key.equals("name")) {
                        members.put(name, value);
                    }
                });
            } else {
                members.put(String.valueOf(places.indexOf(member)), member);
            }
        }
        return members;
    }

    private String shortened(String text) {
        String shorter = Resource.shortened(text);
        for (Map.Entry<String, String> file : project.files().entrySet()) {
            if (file.getKey().startsWith("batch/") && shorter.endsWith(file.getValue())) {
                return shorter.substring(0, shorter.length() - file.getValue().length()) + "<" + file.getKey() + ">";
            }
        }
        return shorter;
    }
}
