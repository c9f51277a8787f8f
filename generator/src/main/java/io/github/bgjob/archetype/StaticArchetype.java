package io.github.bgjob.archetype;

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
        PlaceholderProject project = PlaceholderProject.of(recommendation, javaRelease);
        return ArchetypeTree.of(name, Renderer.packed().render(project.model()), project.placeholders());
    }
}
