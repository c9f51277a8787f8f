package io.github.bgjob.archetype;

import java.util.ArrayList;
import java.util.List;

import io.github.bgjob.answers.Question;
import io.github.bgjob.answers.Questions;
import io.github.bgjob.render.RenderedTree;

/** The archetype that asks the questions and leaves the rest to the program, which is in its jar. */
public final class AdvisorArchetype {

    private AdvisorArchetype() {}

    /** What the archetype plugin has to know; everything else in the archetype is constant. */
    public static RenderedTree of(String name) {
        List<Placeholder> properties = new ArrayList<>(Placeholder.CHOSEN_NAMES);
        Questions.all().stream()
                .filter(Question::everybody)
                .map(AdvisorArchetype::property)
                .forEach(properties::add);
        return new RenderedTree(List.of(ArchetypeDescriptor.of(name, properties, List.of(), List.of())));
    }

    /** The archetype plugin asks for what has a default only when that default is an expression. */
    private static Placeholder property(Question question) {
        String standard = "#set( $standard = '" + question.standard() + "' )${standard}";
        return Placeholder.of(
                question.key(), standard, String.join("|", question.values().keySet()));
    }
}
