package io.github.bgjob.archetype;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.project.AzureName;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.Renderer;
import io.github.bgjob.render.Settable;

/**
 * A project whose names and sizes are placeholders. What follows from the answers, such as the reasons in its README, is
 * text like any other.
 */
final class PlaceholderProject {

    private static final String JAVA_RELEASE = "javaRelease";

    private static final Coordinates NAMES = new Coordinates(
            Placeholder.GROUP_ID.token(),
            Placeholder.ARTIFACT_ID.token(),
            Placeholder.VERSION.token(),
            Placeholder.PACKAGE.token(),
            Coordinates.JAVA_RELEASES.get(0));

    private final ProjectModel model;
    private final Renderer renderer;
    private final Map<Setting, Placeholder> placeholders = new LinkedHashMap<>();
    private final Map<Setting, Object> standard = new HashMap<>();
    private final Map<Map<Setting, Object>, RenderedTree> rendered = new HashMap<>();

    PlaceholderProject(Recommendation recommendation, int javaRelease, Renderer renderer) {
        this.model = ProjectModel.of(NAMES, recommendation);
        this.renderer = renderer;
        for (Setting setting : Setting.ALL) {
            Object value = setting.value().equals(JAVA_RELEASE)
                    ? (Integer) javaRelease
                    : model.values().get(setting.value());
            if (value != null) {
                standard.put(setting, value);
                placeholders.put(setting, Placeholder.of(setting.property(), value, setting.allowed()));
            }
        }
    }

    /** Those that can stand in it. */
    List<Placeholder> placeholders() {
        List<Placeholder> all = new ArrayList<>(Placeholder.NAMES);
        all.addAll(placeholders.values());
        return all;
    }

    /** The settings it has. */
    List<Setting> settings() {
        return List.copyOf(placeholders.keySet());
    }

    Object standard(Setting setting) {
        return standard.get(setting);
    }

    /** The project as templates make it of these values; where they are written, the placeholders stand. */
    RenderedTree with(Map<Setting, Object> values) {
        Map<Setting, Object> all = new HashMap<>(standard);
        all.putAll(values);
        return rendered.computeIfAbsent(all, this::render);
    }

    private RenderedTree render(Map<Setting, Object> settings) {
        Map<String, Object> values = new TreeMap<>(model.values());
        settings.forEach((setting, value) -> values.put(
                setting.value(), new Settable(value, placeholders.get(setting).token())));
        values.put("azureName", Placeholder.AZURE_NAME.token());
        Map<Object, Object> answers = new LinkedHashMap<>((Map<?, ?>) values.get("answers"));
        answers.put("java", ((Settable) values.get(JAVA_RELEASE)).text());
        values.put("answers", answers);
        return renderer.render(
                new ProjectModel(NAMES, new AzureName(Placeholder.AZURE_NAME.token()), model.flags(), values));
    }
}
