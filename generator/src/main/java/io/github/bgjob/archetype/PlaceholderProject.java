package io.github.bgjob.archetype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.project.AzureName;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;

/**
 * A project whose names and sizes are placeholders. What follows from the answers, such as the reasons in its README, is
 * text like any other.
 *
 * @param placeholders those that can stand in it
 */
record PlaceholderProject(ProjectModel model, List<Placeholder> placeholders) {

    /** Template values that a user of the archetype may set, each with what is allowed. */
    private static final Map<String, String> SETTABLE = settable();

    static PlaceholderProject of(Recommendation recommendation, int javaRelease) {
        Coordinates names = new Coordinates(
                Placeholder.GROUP_ID.token(),
                Placeholder.ARTIFACT_ID.token(),
                Placeholder.VERSION.token(),
                Placeholder.PACKAGE.token(),
                javaRelease);
        ProjectModel model = ProjectModel.of(names, recommendation);
        Map<String, Object> values = new TreeMap<>(model.values());
        List<Placeholder> placeholders = new ArrayList<>(Placeholder.NAMES);
        SETTABLE.forEach((name, allowed) -> values.computeIfPresent(name, (key, value) -> {
            Placeholder placeholder = Placeholder.of(name, String.valueOf(value), allowed);
            placeholders.add(placeholder);
            return placeholder.token();
        }));
        values.put("azureName", Placeholder.AZURE_NAME.token());
        values.put("answers", answers(model, values.get("javaRelease")));
        return new PlaceholderProject(
                new ProjectModel(names, new AzureName(Placeholder.AZURE_NAME.token()), model.flags(), values),
                placeholders);
    }

    private static Map<Object, Object> answers(ProjectModel model, Object javaRelease) {
        Map<Object, Object> answers =
                new LinkedHashMap<>((Map<?, ?>) model.values().get("answers"));
        answers.put("java", javaRelease);
        return answers;
    }

    private static Map<String, String> settable() {
        Map<String, String> settable = new LinkedHashMap<>();
        settable.put("javaRelease", "17|21|25");
        settable.put("instanceMemoryMb", "512|2048|4096");
        settable.put("maximumInstances", "[1-9][0-9]{0,3}");
        settable.put("appServicePlan", "[A-Za-z][A-Za-z0-9]+");
        settable.put("batchNode", "[A-Za-z][A-Za-z0-9_]+");
        settable.put("maximumNodes", "[1-9][0-9]{0,3}");
        return settable;
    }
}
