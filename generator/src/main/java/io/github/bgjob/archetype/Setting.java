package io.github.bgjob.archetype;

import java.util.List;

/**
 * A template value that a user of an archetype may set.
 *
 * @param name of the value and of the archetype's property
 * @param allowed a regular expression
 * @param choices all values there are, or none when there are too many; templates may compute only with a value that has
 *     choices, because an archetype holds what comes out for each
 */
record Setting(String name, String allowed, List<?> choices) {

    static final List<Setting> ALL = List.of(
            oneOf("javaRelease", 17, 21, 25),
            oneOf("instanceMemoryMb", 512, 2048, 4096),
            oneOf("appServicePlan", "B1", "P0v3", "P1v3"),
            any("maximumInstances", "[1-9][0-9]{0,3}"),
            any("batchNode", "[A-Za-z][A-Za-z0-9_]+"),
            any("maximumNodes", "[1-9][0-9]{0,3}"));

    private static Setting oneOf(String name, Object... choices) {
        return new Setting(
                name,
                String.join("|", List.of(choices).stream().map(String::valueOf).toList()),
                List.of(choices));
    }

    private static Setting any(String name, String allowed) {
        return new Setting(name, allowed, List.of());
    }

    /** Values to find out with what a template makes of them; at least one is not the default. */
    List<?> probes(Object standard) {
        if (!choices.isEmpty()) {
            return choices;
        }
        return standard instanceof Integer number ? List.of(number + 1) : List.of(standard + "_2");
    }
}
