package io.github.bgjob.archetype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.TemplateMistake;

/**
 * What templates make of a file for every choice that changes more in it than the place where the value is written.
 *
 * @param standard the file for the defaults
 * @param texts the file's text by choices; only the defaults' text, by no choice, when none makes a difference
 */
record Variants(RenderedFile standard, Map<Map<Setting, Object>, String> texts) {

    /** @throws TemplateMistake when a template computes with a value that can be anything */
    static Variants of(RenderedFile file, PlaceholderProject project) {
        List<Setting> deciding = new ArrayList<>();
        for (Setting setting : project.settings()) {
            boolean decides = setting.probes(project.standard(setting)).stream()
                    .anyMatch(value ->
                            !text(file, project, Map.of(setting, value)).equals(file.text()));
            if (decides && setting.choices().isEmpty()) {
                throw new TemplateMistake(
                        file.path(),
                        "computes with " + setting.value()
                                + ", which a user of the archetype sets to whatever they like");
            }
            if (decides) {
                deciding.add(setting);
            }
        }
        Map<Map<Setting, Object>, String> texts = new LinkedHashMap<>();
        for (Map<Setting, Object> choices : combinations(deciding)) {
            texts.put(choices, text(file, project, choices));
        }
        return new Variants(file, texts);
    }

    /** Whether the setting changes more than the place where it is written. */
    boolean dependOn(Placeholder placeholder) {
        return texts.keySet().stream()
                .flatMap(choices -> choices.keySet().stream())
                .anyMatch(setting -> setting.property().equals(placeholder.property()));
    }

    private static String text(RenderedFile file, PlaceholderProject project, Map<Setting, Object> values) {
        return project.with(values)
                .file(file.path())
                .orElseThrow(() ->
                        new TemplateMistake(file.path(), "is there or not by a setting; only answers decide that"))
                .text();
    }

    private static List<Map<Setting, Object>> combinations(List<Setting> settings) {
        List<Map<Setting, Object>> combinations = List.of(Map.of());
        for (Setting setting : settings) {
            List<Map<Setting, Object>> longer = new ArrayList<>();
            for (Map<Setting, Object> combination : combinations) {
                for (Object choice : setting.choices()) {
                    Map<Setting, Object> next = new LinkedHashMap<>(combination);
                    next.put(setting, choice);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
