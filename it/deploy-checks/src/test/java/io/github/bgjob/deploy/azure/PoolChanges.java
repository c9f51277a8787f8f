package io.github.bgjob.deploy.azure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parameters of a template say what a pool of Batch with nodes does not change, and of which of its properties. */
final class PoolChanges {

    private static final Set<String> CHANGEABLE =
            Set.of("scaleSettings", "startTask", "metadata", "applicationPackages");
    private static final Pattern PARAMETER = Pattern.compile("parameters\\('([A-Za-z0-9]+)'\\)");

    private PoolChanges() {}

    /** The properties by the parameter of the whole template that they come from. */
    static Map<String, String> fixed(Map<String, Object> template) {
        Map<String, String> all = new HashMap<>();
        for (Object one : elements(template.get("resources"))) {
            Map<?, ?> resource = (Map<?, ?>) one;
            Map<?, ?> properties = (Map<?, ?>) resource.get("properties");
            if ("Microsoft.Resources/deployments".equals(resource.get("type"))) {
                Map<?, ?> given = (Map<?, ?>) properties.get("parameters");
                ofPools((Map<?, ?>) properties.get("template")).forEach((parameter, property) -> {
                    Matcher outer = PARAMETER.matcher(String.valueOf(given.get(parameter)));
                    while (outer.find()) {
                        all.put(outer.group(1), property);
                    }
                });
            }
        }
        return all;
    }

    private static Map<String, String> ofPools(Map<?, ?> module) {
        Map<String, String> all = new HashMap<>();
        for (Object one : elements(module.get("resources"))) {
            Map<?, ?> resource = (Map<?, ?>) one;
            if ("Microsoft.Batch/batchAccounts/pools".equals(resource.get("type"))) {
                ((Map<?, ?>) resource.get("properties")).forEach((property, value) -> {
                    Matcher parameter = PARAMETER.matcher(String.valueOf(value));
                    while (!CHANGEABLE.contains(property) && parameter.find()) {
                        all.put(parameter.group(1), String.valueOf(property));
                    }
                });
            }
        }
        return all;
    }

    /** Of a list, or of what has a symbolic name for each. */
    private static Iterable<?> elements(Object resources) {
        return resources instanceof Map<?, ?> named ? named.values() : (Iterable<?>) resources;
    }
}
