package io.github.bgjob.render;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.project.AzureName;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;

/** Template trees of a few files, and a project to render them for. */
final class Tiny {

    static final Coordinates SHOP = new Coordinates("org.shop", "photo-worker", "1.2.0", "org.shop.photos", 21);

    private static final String ONE_LAYER = """
            roots: {java/: "", docs/: ""}
            layers:
              all: {paths: ["**"]}
            executable: []
            literals: []
            """;

    private Tiny() {}

    /** A project whose flags are these; {@code functions}, {@code batch} and {@code own} exist. */
    static ProjectModel project(String... flags) {
        List<String> set = List.of(flags);
        return new ProjectModel(
                SHOP,
                new AzureName("photos"),
                Map.of(
                        "functions", set.contains("functions"),
                        "batch", set.contains("batch"),
                        "own", set.contains("own")),
                Map.of("artifactId", SHOP.artifactId(), "javaRelease", SHOP.javaRelease(), "memory", 2048));
    }

    /** A renderer over templates that are all in one layer. */
    static Renderer templates(String... pathsAndTexts) {
        return layered(ONE_LAYER, pathsAndTexts);
    }

    static Renderer layered(String layersYaml, String... pathsAndTexts) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("layers.yaml", bytes(layersYaml));
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], bytes(pathsAndTexts[i + 1]));
        }
        return new Renderer(Templates.of(files));
    }

    static Renderer binary(String path, byte[] content) {
        return new Renderer(Templates.of(Map.of("layers.yaml", bytes(ONE_LAYER), path, content)));
    }

    /** The only mistake in the templates. */
    static TemplateMistake mistakeIn(Renderer renderer) {
        List<TemplateMistake> mistakes = renderer.check(List.of(project("functions")));
        if (mistakes.size() != 1) {
            throw new AssertionError("expected one mistake, but there are: " + mistakes);
        }
        return mistakes.get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
