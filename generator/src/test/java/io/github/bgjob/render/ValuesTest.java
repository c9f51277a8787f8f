package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values stand in files of their own, {@code X.ftl} for {@code X}; and texts come out the same everywhere. */
@Timeout(30)
class ValuesTest {

    @Test
    void anFtlFileLosesItsEndingAndGetsItsValues() {
        assertThat(Tiny.templates(
                                "docs/README.md.ftl", "# [=artifactId]\n<#if batch>\nno\n</#if>\nJava [=javaRelease]\n")
                        .render(Tiny.project()))
                .hasExactlyTheFiles("README.md")
                .hasText("README.md", "# photo-worker\nJava 21\n");
    }

    @Test
    void otherInterpolationsAreText() {
        String text = "group: ${{ github.ref }} ${HOME} #{hash} ${project.artifactId} <!-- <a> --> @{x}\n";

        assertThat(Tiny.templates("docs/build.yml.ftl", text).render(Tiny.project()))
                .hasText("build.yml", text);
    }

    @Test
    void aValueThatDoesNotExistIsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.templates("docs/a.md.ftl", "[=artefactId]")))
                .hasMessageStartingWith("docs/a.md.ftl: ")
                .hasMessageContaining("artefactId");
    }

    @Test
    void aDirectiveLeftOverIsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.templates("docs/a.md.ftl", "<#noparse><#if batch></#noparse>")))
                .hasMessage("docs/a.md.ftl: has a directive left over after rendering");
    }

    @Test
    void numbersAndTextsAreTheSameInEveryLocaleAndTimeZone() {
        Renderer renderer =
                Tiny.templates("docs/a.ftl", "[=memory] [=artifactId?upper_case]\n", "java/pom.xml", "<a/>");
        RenderedTree usual = renderer.render(Tiny.project());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(Tiny.templates("docs/a.ftl", "[=memory] [=artifactId?upper_case]\n", "java/pom.xml", "<a/>")
                            .render(Tiny.project()))
                    .isIdenticalTo(usual)
                    .hasText("a", "2048 PHOTO-WORKER\n");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void linesEndWithLfHoweverTheTemplateWasCheckedOut() {
        assertThat(Tiny.templates("java/a.txt", "a\r\nb\n", "docs/b.md.ftl", "[=memory]\r\nb\r\n")
                        .render(Tiny.project()))
                .hasText("a.txt", "a\nb\n")
                .hasText("b.md", "2048\nb\n");
    }

    @Test
    void windowsScriptsKeepCrLf() {
        assertThat(Tiny.templates("java/a.cmd", "a\nb\n", "java/b.cmd", "a\r\nb\r\n")
                        .render(Tiny.project()))
                .hasText("a.cmd", "a\r\nb\r\n")
                .hasText("b.cmd", "a\r\nb\r\n");
    }

    @Test
    void binaryContentIsCopiedAsItIs() {
        byte[] content = {'\r', '\n', 0, (byte) 0xFF, '<', '#', 'i', 'f', '>'};

        assertThat(Tiny.binary("java/a.bin", content)
                        .render(Tiny.project())
                        .file("a.bin")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(content);
    }

    @Test
    void textThatIsNotUtf8IsAMistake() {
        assertThat(Tiny.mistakeIn(Tiny.binary("java/a.txt", new byte[] {'a', (byte) 0xE4, '\n'})))
                .hasMessage("java/a.txt: is neither UTF-8 text nor binary");
    }
}
