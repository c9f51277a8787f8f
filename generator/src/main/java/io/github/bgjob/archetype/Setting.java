package io.github.bgjob.archetype;

import java.util.List;

/**
 * A template value that a user of an archetype may set.
 *
 * @param value name of the template value
 * @param property name of the archetype's property
 * @param allowed a regular expression
 * @param choices all values there are, or none when there are too many; templates may compute only with a value that has
 *     choices, because an archetype holds what comes out for each
 */
record Setting(String value, String property, String allowed, List<?> choices) {

    static final List<Setting> ALL = List.of(
            oneOf("javaRelease", "java", 17, 21, 25),
            oneOf("instanceMemoryMb", "instanceMemoryMb", 512, 2048, 4096),
            oneOf("appServicePlan", "appServicePlan", "B1", "P0v3", "P1v3"),
            any("maximumInstances", "[1-9][0-9]{0,3}"),
            any("batchNode", "[A-Za-z][A-Za-z0-9_]+"),
            any("maximumNodes", "[1-9][0-9]{0,3}"));

    private static Setting oneOf(String value, String property, Object... choices) {
        List<Object> all = List.of(choices);
        return new Setting(
                value,
                property,
                String.join("|", all.stream().map(String::valueOf).toList()),
                all);
    }

    private static Setting any(String value, String allowed) {
        return new Setting(value, value, allowed, List.of());
    }

    /** Values to find out with what a template makes of them; at least one is not the default. */
    List<?> probes(Object standard) {
        if (!choices.isEmpty()) {
            return choices;
        }
        return standard instanceof Integer number ? List.of(number + 1) : List.of(standard + "_2");
    }
}
