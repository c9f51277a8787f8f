package io.github.bgjob.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.JavaPackage;
import io.github.bgjob.project.ProjectModel;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.Renderer;

/** A static archetype, filled in, is the project that the program itself writes. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class StaticArchetypeTest {

    static Stream<Recommendation> recommendations() {
        return Stream.of(
                recommend("duration", "2m"),
                recommend("duration", "8m", "availability", "always-ready", "budget", "high"),
                recommend("duration", "30s", "app-service", "linux"));
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void filledInWithNamesItIsTheProjectOfThoseNames(Recommendation recommendation) throws Exception {
        Coordinates names =
                new Coordinates("org.Photo-Shop", "2nd_Photo.Worker", "1.0+build-7", "de.laden.bilder_2", 25);

        RenderedTree filled = Filled.in(
                StaticArchetype.of("test", recommendation, 17),
                Map.of(
                        "groupId", names.groupId(),
                        "artifactId", names.artifactId(),
                        "version", names.version(),
                        "package", names.packageName(),
                        "java", "25"));

        assertThat(texts(filled)).isEqualTo(texts(Renderer.packed().render(ProjectModel.of(names, recommendation))));
    }

    @ParameterizedTest
    @CsvSource({
        "com.example, my-jobs",
        "org.shop, 2nd.Photo_Worker--With-A-Very-Long-Name",
        "a-b.c_d, x",
        "a, 7",
        "com.example, an-eighteen-letters-name-x",
        "com.example, Microsoft-jobs",
        "com.example, azure",
        "com.example, login-jobs",
    })
    void itsDefaultsAreThoseOfTheProgram(String groupId, String artifactId) throws Exception {
        Recommendation recommendation = recommend("duration", "2m");
        Coordinates names = new Coordinates(
                groupId, artifactId, Coordinates.DEFAULT_VERSION, JavaPackage.of(groupId, artifactId), 17);

        RenderedTree filled = Filled.in(
                StaticArchetype.of("test", recommendation, 17), Map.of("groupId", groupId, "artifactId", artifactId));

        assertThat(texts(filled)).isEqualTo(texts(Renderer.packed().render(ProjectModel.of(names, recommendation))));
    }

    @Test
    void whatVelocityWouldTakeForItsOwnIsText() throws Exception {
        String text = "${artifactId} $!{x} $price #if(true) ## note #* no *# \\$a \\\\#end ${{ github.ref }} "
                + Placeholder.ARTIFACT_ID.token() + Placeholder.VERSION.token() + "_x\n\n  \\\n";
        RenderedTree archetype = ArchetypeTree.of(
                "test",
                List.of(alone("pom.xml", text), alone("untouched.txt", "$x #if \\ ${artifactId}\r\n")),
                Placeholder.NAMES);

        assertThat(texts(Filled.in(archetype, Map.of("groupId", "g", "artifactId", "a", "version", "1.0"))))
                .containsEntry(
                        "pom.xml",
                        text.replace(Placeholder.ARTIFACT_ID.token(), "a").replace(Placeholder.VERSION.token(), "1.0"))
                .containsEntry("untouched.txt", "$x #if \\ ${artifactId}\r\n");
    }

    private static Variants alone(String path, String text) {
        RenderedFile file = new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), false, "layer");
        return new Variants(file, Map.of(Map.of(), text));
    }

    private static Map<String, String> texts(RenderedTree tree) {
        Map<String, String> texts = new LinkedHashMap<>();
        tree.files().forEach(file -> texts.put(file.path(), file.text()));
        return texts;
    }

    private static Recommendation recommend(String... keysAndValues) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], new Given(keysAndValues[i + 1], Source.FILE, keysAndValues[i]));
        }
        return (Recommendation) RuleBook.recommend(Answers.of(given), Edition.CURRENT);
    }
}
