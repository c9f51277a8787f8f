package io.github.bgjob.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.AnswersFile;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.archetype.AdvisorArchetype;
import io.github.bgjob.archetype.StaticArchetype;
import io.github.bgjob.decide.Decision;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.Refusal;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.write.ProjectDirectory;

/** Writes the files of an archetype; the build of the archetype starts it. */
public final class ArchetypeMain {

    private ArchetypeMain() {}

    /**
     * Ends by returning or throwing, because it runs inside Maven.
     *
     * @param args the archetype's name, a directory that is empty or not there yet, and for a static archetype an answers
     *     file as every project has one; without it, it is the archetype that asks
     * @throws Failure when the answers lead to no project, or the directory cannot be written
     */
    public static void main(String[] args) {
        if (args.length != 2 && args.length != 3) {
            throw new Failure(
                    "There are " + args.length + " arguments.",
                    "Give a name, a directory and perhaps an answers file.");
        }
        RenderedTree archetype =
                args.length == 2 ? AdvisorArchetype.of(args[0]) : staticArchetype(args[0], Path.of(args[2]));
        new ProjectDirectory(Path.of(args[1])).write(archetype);
    }

    private static RenderedTree staticArchetype(String name, Path answersFile) {
        Map<String, Given> given = AnswersFile.read(answersFile, Flags.keys());
        Inputs inputs = new Inputs(true, given, Optional.empty(), Set.of());
        Decision decision = Program.decide(Answers.of(given), inputs.edition(), inputs.platform());
        if (decision instanceof Refusal refusal) {
            throw refusal.failure();
        }
        return StaticArchetype.of(name, (Recommendation) decision, Settings.java(given, 17));
    }
}
