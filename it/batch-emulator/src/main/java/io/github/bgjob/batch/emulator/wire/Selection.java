package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The properties that a request wants to see, {@code $select}, of those that its version has. */
public final class Selection {

    private Selection() {}

    public static ObjectNode of(Request request, ObjectNode resource) {
        ObjectNode all = ApiVersion.of(request).shown(resource);
        Optional<String> select = request.parameter("$select").filter(text -> !text.isBlank());
        if (select.isEmpty()) {
            return all;
        }
        Set<String> names = Arrays.stream(select.get().split(",", -1))
                .map(String::strip)
                .map(name -> name.split("/", 2)[0])
                .collect(Collectors.toSet());
        ObjectNode selected = all.deepCopy();
        selected.retain(names);
        return selected;
    }
}
