package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which files a project has is decided by {@code layers.yaml}, and by nothing else. */
@Timeout(30)
class LayersTest {

    private static final String LAYERS = """
            roots: {java/: "", docs/: "", infra/: infra/}
            layers:
              core: {paths: [java/core/**, java/pom.xml]}
              functions: {when: [functions], paths: [java/functions/**]}
              queue: {when: [functions, batch], paths: ["java/queue/*.java"]}
              never: {when: [], paths: [java/own/**]}
            executable: []
            literals: []
            """;
    private static final String[] FILES = {
        "java/pom.xml", "<project/>",
        "java/core/A.java", "class A {}",
        "java/functions/B.java", "class B {}",
        "java/queue/C.java", "class C {}",
        "java/own/D.java", "class D {}",
    };

    @Test
    void aProjectHasTheLayersWhoseFlagsAreSet() {
        Renderer renderer = Tiny.layered(LAYERS, FILES);

        assertThat(renderer.render(Tiny.project("functions")))
                .hasExactlyTheFiles("core/A.java", "functions/B.java", "pom.xml", "queue/C.java");
        assertThat(renderer.render(Tiny.project())).hasExactlyTheFiles("core/A.java", "pom.xml");
    }

    @Test
    void oneFlagOfSeveralSuffices() {
        assertThat(Tiny.layered(LAYERS, FILES).render(Tiny.project("batch")))
                .hasExactlyTheFiles("core/A.java", "pom.xml", "queue/C.java");
    }

    @Test
    void noProjectHasALayerThatWaitsForNothing() {
        assertThat(Tiny.layered(LAYERS, FILES).render(Tiny.project("functions", "batch", "own")))
                .hasNoFileBelow("own");
    }

    @Test
    void everyFileKnowsItsLayer() {
        RenderedTree tree = Tiny.layered(LAYERS, FILES).render(Tiny.project("functions"));

        assertThat(tree.file("functions/B.java").orElseThrow().layer()).isEqualTo("functions");
    }

    @Test
    void aRootMovesItsFilesToTheirPlace() {
        Renderer renderer = Tiny.layered(
                LAYERS.replace("java/pom.xml", "infra/**, docs/**"),
                "infra/main.bicep",
                "param x string",
                "docs/a/b.md",
                "text",
                "java/core/A.java",
                "class A {}");

        assertThat(renderer.render(Tiny.project())).hasExactlyTheFiles("a/b.md", "core/A.java", "infra/main.bicep");
    }

    @Test
    void aFileWithoutALayerIsAMistake() {
        String[] files = {"java/pom.xml", "<project/>", "java/readme.txt", "?"};
        Renderer renderer = Tiny.layered(LAYERS, files);

        assertThatThrownBy(() -> renderer.render(Tiny.project()))
                .hasMessage("java/readme.txt: belongs to no layer; name it in layers.yaml");
        assertThat(renderer.check(List.of(Tiny.project())))
                .extracting(TemplateMistake::file)
                .contains("java/readme.txt");
    }

    @Test
    void aFileInTwoLayersIsAMistake() {
        Renderer renderer = Tiny.layered(LAYERS.replace("java/queue/*.java", "java/f**"), FILES);

        assertThatThrownBy(() -> renderer.render(Tiny.project()))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageStartingWith("java/functions/B.java: belongs to the layers functions and queue");
    }

    @Test
    void anExceptionLeavesItsFilesToAnotherLayer() {
        String layers = LAYERS.replace("java/queue/*.java", "java/core/slow/**")
                .replace(
                        "core: {paths: [java/core/**, java/pom.xml]}",
                        "core: {paths: [java/core/**], except: [java/core/slow/**]}");
        Renderer renderer =
                Tiny.layered(layers, "java/core/A.java", "class A {}", "java/core/slow/C.java", "class C {}");

        assertThat(renderer.render(Tiny.project())).hasExactlyTheFiles("core/A.java");
        assertThat(renderer.render(Tiny.project("batch"))).hasExactlyTheFiles("core/A.java", "core/slow/C.java");
    }

    @Test
    void anExceptionThatMatchesNothingIsAMistake() {
        Renderer renderer = Tiny.layered(
                LAYERS.replace("[java/core/**, java/pom.xml]", "[java/core/**, java/pom.xml], except: [java/gone/**]"),
                FILES);

        assertThat(Tiny.mistakeIn(renderer))
                .hasMessage("layers.yaml: layer core, except: 'java/gone/**' matches no file");
    }

    @Test
    void aStarStaysWithinOneName() {
        Renderer renderer = Tiny.layered(LAYERS, "java/queue/deep/C.java", "class C {}");

        assertThatThrownBy(() -> renderer.render(Tiny.project())).hasMessageContaining("belongs to no layer");
    }

    @Test
    void aGlobThatMatchesNothingIsAMistake() {
        Renderer renderer = Tiny.layered(LAYERS.replace("java/pom.xml", "java/pom.xml, java/gone/**"), FILES);

        assertThat(Tiny.mistakeIn(renderer)).hasMessage("layers.yaml: layer core: 'java/gone/**' matches no file");
    }

    @Test
    void anExecutableThatIsNotThereIsAMistake() {
        Renderer renderer = Tiny.layered(LAYERS.replace("executable: []", "executable: [java/mvnw]"), FILES);

        assertThat(Tiny.mistakeIn(renderer)).hasMessage("layers.yaml: executable: 'java/mvnw' matches no file");
    }

    @Test
    void aFlagThatNoProjectHasIsAMistake() {
        Renderer renderer = Tiny.layered(LAYERS.replace("[functions, batch]", "[functions, bacth]"), FILES);

        assertThat(renderer.check(List.of(Tiny.project("functions"))))
                .first()
                .extracting(TemplateMistake::getMessage)
                .isEqualTo("layers.yaml: layer queue waits for the unknown flag 'bacth'");
    }

    @Test
    void aFileBelowNoRootIsAMistake() {
        Renderer renderer = Tiny.layered(LAYERS.replace("java/pom.xml", "java/pom.xml, other/**"), "other/x.txt", "x");

        assertThatThrownBy(() -> renderer.render(Tiny.project()))
                .hasMessage("other/x.txt: is below none of the roots of layers.yaml");
    }

    @Test
    void anUnknownKeyIsAMistake() {
        assertThatThrownBy(() -> Tiny.layered(LAYERS.replace("when:", "if:"), FILES))
                .hasMessage("layers.yaml: functions has an unknown key 'if'");
        assertThatThrownBy(() -> Tiny.layered(LAYERS + "more: 1\n", FILES))
                .hasMessage("layers.yaml: the file has an unknown key 'more'");
        assertThatThrownBy(() -> Tiny.layered("layers: [", FILES)).hasMessageStartingWith("layers.yaml: ");
    }

    @Test
    void templatesWithoutLayersAreAMistake() {
        assertThatThrownBy(() -> Templates.of(Map.of())).hasMessage("layers.yaml: is missing");
    }

    @Test
    void executablesAreNamed() {
        Renderer renderer = Tiny.layered(
                LAYERS.replace("executable: []", "executable: [java/core/run]"),
                "java/core/run",
                "#!/bin/sh\n",
                "java/core/walk",
                "#!/bin/sh\n");

        assertThat(renderer.render(Tiny.project())).hasExecutables("core/run");
    }

    @Test
    void aLiteralIsReplacedByAValue() {
        assertThat(literal("<release>17</release><other>17</other>").render(Tiny.project()))
                .hasText("pom.xml", "<release>21</release><other>17</other>");
    }

    @Test
    void aLiteralThatIsNotThereExactlyOnceIsAMistake() {
        assertThatThrownBy(() -> literal("<release>18</release>").render(Tiny.project()))
                .hasMessageStartingWith("java/pom.xml: must have the literal '<release>17</release>' exactly once")
                .hasMessageEndingWith("but has it 0 times");
        assertThatThrownBy(() ->
                        literal("<release>17</release><release>17</release>").render(Tiny.project()))
                .hasMessageStartingWith("java/pom.xml: ")
                .hasMessageEndingWith("but has it 2 times");
    }

    @Test
    void aLiteralInAFileThatIsNotThereIsAMistake() {
        Renderer renderer = Tiny.layered(
                LAYERS.replace("literals: []", "literals: [{file: java/gone.xml, literal: a, becomes: b}]"), FILES);

        assertThat(Tiny.mistakeIn(renderer)).hasMessage("layers.yaml: literals: 'java/gone.xml' matches no file");
    }

    private static Renderer literal(String pom) {
        return Tiny.layered(
                LAYERS.replace(
                        "literals: []",
                        "literals: [{file: java/pom.xml, literal: <release>17</release>,"
                                + " becomes: '<release>[=javaRelease]</release>'}]"),
                "java/pom.xml",
                pom);
    }
}
