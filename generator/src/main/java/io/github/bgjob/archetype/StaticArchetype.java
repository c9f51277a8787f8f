package io.github.bgjob.archetype;

import java.util.List;
import java.util.Map;

import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.Renderer;

/** An archetype without a script, for one recommendation; names, Java release and sizes are its user's. */
public final class StaticArchetype {

    private StaticArchetype() {}

    /**
     * The archetype's files, from {@code META-INF/} and {@code archetype-resources/} on.
     *
     * @param javaRelease the default
     */
    public static RenderedTree of(String name, Recommendation recommendation, int javaRelease) {
        PlaceholderProject project = new PlaceholderProject(recommendation, javaRelease, Renderer.packed());
        List<Variants> files = project.with(Map.of()).files().stream()
                .map(file -> Variants.of(file, project))
                .toList();
        return ArchetypeTree.of(name, files, project.placeholders());
    }
}
