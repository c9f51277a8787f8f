package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RecommendTest {

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsEverWritten() {
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "short, 0, --duration 2m",
        "short-verbose, 0, --duration 2m --verbose",
        "long-cheap, 0, --duration 2h --budget low",
        "mix, 0, --duration 2h --budget low --availability always-ready",
        "existing-by-the-article, 0, --app-service linux --edition article",
        "forced, 0, --duration 200d --platform batch --availability always-ready",
        "very-long, 0, --duration 200d",
        "refused, 4, --duration 10d --workload hpc --edition article"
    })
    void explanationIsAsAgreed(String name, int code, String flags) throws IOException {
        Run run = Run.in(directory, ("recommend " + flags).split(" ", -1));

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 90);
        Golden.assertSame("explained-" + name + ".txt", run.out());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "short, 0, --duration 2m",
        "forced, 0, --duration 2m --platform webjobs",
        "refused, 4, --duration 10d --workload hpc --edition article"
    })
    void jsonIsAsDocumented(String name, int code, String flags) throws IOException {
        Run run = Run.in(directory, ("recommend --json " + flags).split(" ", -1));

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).isEmpty();
        Golden.assertSame("decision-" + name + ".json", run.out());
    }

    @Test
    void jsonNamesEverythingThatHelpDocuments() throws IOException {
        Map<String, Object> json =
                JSON.std.mapFrom(Run.in(directory, "recommend", "--json").out());
        Map<String, Object> refusal =
                JSON.std.mapFrom(Run.in(directory, "recommend", "--json", "--workload=hpc", "--duration=200d")
                        .out());

        assertThat(json.keySet())
                .containsExactly(
                        "platform",
                        "plan",
                        "nodes",
                        "title",
                        "rule",
                        "forced",
                        "reasons",
                        "words",
                        "warnings",
                        "vetoes",
                        "lost",
                        "runnerUp",
                        "sizes",
                        "edition",
                        "otherEdition",
                        "answers");
        assertThat(refusal.keySet())
                .containsExactly("error", "suggestion", "rule", "vetoes", "edition", "otherEdition", "answers");
        assertThat(Run.in(directory, "recommend", "--help").out().replaceAll("\\s+", " "))
                .contains(String.join(", ", refusal.keySet()).replace("answers", "answers."));
    }

    @Test
    void optionsMayStandBeforeTheCommandToo() {
        assertThat(Run.in(directory, "--duration", "2h", "recommend", "--budget", "low"))
                .isEqualTo(Run.in(directory, "recommend", "--duration", "2h", "--budget", "low"));
    }

    @Test
    void valuesAreReadWhateverTheirCase() {
        assertThat(Run.in(directory, "recommend", "--language", "JAVA", "--edition", "Article", "--duration", "2H"))
                .isEqualTo(Run.in(
                        directory, "recommend", "--language", "java", "--edition", "article", "--duration", "2h"));
    }

    @Test
    void bothFormsOfInterruptibleAreUnderstood() throws IOException {
        assertThat(interruptible("--interruptible")).isEqualTo(Map.of("value", "yes", "source", "flag"));
        assertThat(interruptible("--no-interruptible")).isEqualTo(Map.of("value", "no", "source", "flag"));
        assertThat(interruptible("--budget=low")).isEqualTo(Map.of("value", "yes", "source", "default"));
    }

    @Test
    void colourIsThereOnlyWhenWanted() {
        assertThat(Run.in(directory, "recommend").out()).doesNotContain("\u001b");
        String coloured = Run.inColour(directory, "recommend").out();
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Run.in(directory, "recommend").out());
    }

    @Test
    void flagsOutrankTheAnswersFileAndTheFileOutranksDefaults(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(
                elsewhere.resolve("answers.yaml"), "duration: 3h\nbudget: low\ninterruptible: no\nedition: article\n");
        Map<String, Object> json = JSON.std.mapFrom(
                Run.in(directory, "recommend", "--json", "--answers", file.toString(), "--duration", "2m")
                        .out());

        assertThat(json).containsEntry("edition", "article");
        assertThat(answer(json, "duration")).isEqualTo(Map.of("value", "2m", "source", "flag"));
        assertThat(answer(json, "budget")).isEqualTo(Map.of("value", "low", "source", "file"));
        assertThat(answer(json, "interruptible")).isEqualTo(Map.of("value", "no", "source", "file"));
        assertThat(answer(json, "workload")).isEqualTo(Map.of("value", "uniform", "source", "default"));
    }

    private Object interruptible(String flag) throws IOException {
        return answer(
                JSON.std.mapFrom(Run.in(directory, "recommend", "--json", flag).out()), "interruptible");
    }

    private static Object answer(Map<String, Object> json, String key) {
        return ((Map<?, ?>) json.get("answers")).get(key);
    }
}
