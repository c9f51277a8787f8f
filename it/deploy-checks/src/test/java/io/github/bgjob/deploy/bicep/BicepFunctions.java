package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.ANY;
import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;
import static io.github.bgjob.deploy.bicep.Type.Plain.INT;
import static io.github.bgjob.deploy.bicep.Type.Plain.STRING;

import java.util.Map;
import java.util.Optional;

/** Bicep's functions, those that a template of ours may call. Source: "Bicep functions", Azure Resource Manager. */
final class BicepFunctions {

    private static final int MANY = 99;

    private static final Type GROUP =
            structure("resourceGroup", Map.of("id", STRING, "name", STRING, "location", STRING));
    private static final Type SUBSCRIPTION = structure(
            "subscription", Map.of("id", STRING, "subscriptionId", STRING, "tenantId", STRING, "displayName", STRING));

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("base64", new Function(1, 1, STRING)),
            Map.entry("concat", new Function(1, MANY, ANY)),
            Map.entry("contains", new Function(2, 2, BOOL)),
            Map.entry("empty", new Function(1, 1, BOOL)),
            Map.entry("first", new Function(1, 1, ANY)),
            Map.entry("format", new Function(1, MANY, STRING)),
            Map.entry("guid", new Function(1, MANY, STRING)),
            Map.entry("int", new Function(1, 1, INT)),
            Map.entry("join", new Function(2, 2, STRING)),
            Map.entry("last", new Function(1, 1, ANY)),
            Map.entry("length", new Function(1, 1, INT)),
            Map.entry("loadTextContent", new Function(1, 2, STRING)),
            Map.entry("max", new Function(1, MANY, INT)),
            Map.entry("min", new Function(1, MANY, INT)),
            Map.entry("replace", new Function(3, 3, STRING)),
            Map.entry("resourceGroup", new Function(0, 2, GROUP)),
            Map.entry("resourceId", new Function(2, MANY, STRING)),
            Map.entry("split", new Function(2, 2, new Type.Array(STRING))),
            Map.entry("string", new Function(1, 1, STRING)),
            Map.entry("subscription", new Function(0, 1, SUBSCRIPTION)),
            Map.entry("subscriptionResourceId", new Function(2, MANY, STRING)),
            Map.entry("substring", new Function(2, 3, STRING)),
            Map.entry("take", new Function(2, 2, STRING)),
            Map.entry("toLower", new Function(1, 1, STRING)),
            Map.entry("toUpper", new Function(1, 1, STRING)),
            Map.entry("union", new Function(2, MANY, ANY)),
            Map.entry("uniqueString", new Function(1, MANY, STRING)));

    private BicepFunctions() {}

    /** How many arguments a function takes, and what it gives. */
    record Function(int fewest, int most, Type result) {}

    static Optional<Function> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Type structure(String name, Map<String, Type> members) {
        Map<String, Type.Member> all = new java.util.TreeMap<>();
        members.forEach((member, type) -> all.put(member, Type.Member.of(type)));
        return new Type.Structure(name, all, null);
    }
}
