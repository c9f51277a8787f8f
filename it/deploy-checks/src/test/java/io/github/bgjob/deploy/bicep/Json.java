package io.github.bgjob.deploy.bicep;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON that was read into maps and lists. */
public final class Json {

    private Json() {}

    /** An object; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object json) {
        return json == null ? Map.of() : (Map<String, Object>) json;
    }

    /** An array of objects; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> maps(Object json) {
        return json == null ? List.of() : (List<Map<String, Object>>) json;
    }

    /** What stands at a path of names joined by dots. */
    public static Optional<Object> at(Map<String, Object> json, String path) {
        Object found = json;
        for (String name : List.of(path.split("\\.", -1))) {
            if (!(found instanceof Map<?, ?> object)) {
                return Optional.empty();
            }
            found = object.get(name);
        }
        return Optional.ofNullable(found);
    }
}
