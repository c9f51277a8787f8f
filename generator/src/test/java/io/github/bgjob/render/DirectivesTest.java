package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In files that our own build reads, directives stand in comments, and nothing of them is left behind. */
@Timeout(30)
class DirectivesTest {

    private static final String POM = """
            <project>
              <!-- A comment stays. -->
              <!-- <#if functions> -->
              <module>functions</module>
              <!-- <#if own || batch> -->
              <own/>
              <!-- </#if> -->
              <!-- </#if> -->
              <url>${project.url}/#{x}</url>
            </project>
            """;

    @Test
    void aBlockIsThereWhenItsFlagIsSet() {
        assertThat(Tiny.templates("java/pom.xml", POM).render(Tiny.project("functions")))
                .hasText("pom.xml", """
                        <project>
                          <!-- A comment stays. -->
                          <module>functions</module>
                          <url>${project.url}/#{x}</url>
                        </project>
                        """);
    }

    @Test
    void aBlockIsGoneWhenItsFlagIsNotSet() {
        assertThat(Tiny.templates("java/pom.xml", POM).render(Tiny.project("batch")))
                .hasText("pom.xml", """
                        <project>
                          <!-- A comment stays. -->
                          <url>${project.url}/#{x}</url>
                        </project>
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.yml", "a.properties", ".gitignore", "META-INF/services/org.shop.Service"})
    void directivesStandAfterAHashWhereThatIsAComment(String name) {
        assertThat(Tiny.templates(
                                "java/" + name,
                                "a: 1\n  # <#if !batch>\nb: 2\n# </#if>\n# <#if batch>\nc: 3\n# </#if>\n")
                        .render(Tiny.project()))
                .hasText(name, "a: 1\nb: 2\n");
    }

    @Test
    void directivesStandInTheCommentsOfAReadme() {
        assertThat(Tiny.templates("java/README.md", "# A\n<!-- <#if batch> -->\nB\n<!-- </#if> -->\nC\n")
                        .render(Tiny.project()))
                .hasText("README.md", "# A\nC\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java/A.java    | // <#if batch>
            java/A.java    | String s = "</#if>";
            java/a.json    | "a": "<#if batch>"
            java/run.sh    | # <#if batch>
            java/main.bicep| // <#if batch>
            java/a.txt     | # <#if batch>
            """)
    void aDirectiveInAFileOfAnotherKindIsAMistake(String path, String line) {
        assertThat(Tiny.mistakeIn(Tiny.templates(path, line + "\n")))
                .hasMessageStartingWith(path + ": has a directive; they stand only in POMs, YAML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <#else> -->",
                "<!-- <#list a as b> -->",
                "<!-- <#if a gt 3> -->",
                "<!-- <#if functions && (batch)> -->",
                "<!-- </#list> -->",
                "<!-- <#assign x = 1> -->"
            })
    void onlyIfStandsInAComment(String line) {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/pom.xml", "<a>\n" + line + "\n</a>\n")))
                .hasMessage("java/pom.xml: line 2, '" + line + "': only <#if flag> and </#if> may stand in a comment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/> <!-- <#if batch> -->",
                "<#if batch>",
                "<!-- <#if batch> --> <a/>",
                "<!-- was <#if batch> -->",
                "# <#if batch>",
                "<!-- <#if batch>",
            })
    void aDirectiveThatIsNotALineByItselfIsAMistake(String line) {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/pom.xml", line + "\n")))
                .hasMessage("java/pom.xml: line 1, '" + line + "': would be taken for template syntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>[=artifactId]</a>", "<@macro/>", "<#-- comment -->", "</@macro>"})
    void anotherLineThatLooksLikeTemplateSyntaxIsAMistake(String line) {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/pom.xml", "<!-- <#if batch> -->\n<!-- </#if> -->\n" + line)))
                .hasMessage("java/pom.xml: line 3, '" + line + "': would be taken for template syntax");
    }

    @Test
    void aFileWithoutDirectivesIsCopiedWhateverElseIsInIt() {
        String text = "List<@Nullable String> a; // [=x] ${y} <a>\n";

        assertThat(Tiny.templates("java/A.java", text).render(Tiny.project())).hasText("A.java", text);
    }

    @Test
    void aMisspeltFlagIsAMistakeWhereItStands() {
        assertThatThrownBy(() -> Tiny.templates("java/pom.xml", "<!-- <#if fnctions> -->\n<!-- </#if> -->\n")
                        .render(Tiny.project()))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageStartingWith("java/pom.xml: ")
                .hasMessageContaining("fnctions");
    }

    @Test
    void aBlockThatDoesNotEndIsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.templates("java/pom.xml", "<!-- <#if batch> -->\n<a/>\n")))
                .hasMessageStartingWith("java/pom.xml: ");
        assertThat(Tiny.mistakeIn(Tiny.templates("java/pom.xml", "<a/>\n<!-- </#if> -->\n")))
                .hasMessageStartingWith("java/pom.xml: ");
    }
}
