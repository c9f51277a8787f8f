package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GenerateTest {

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesAProjectAndNamesTheNextThreeCommands() {
        Run run = Run.in(directory, "--yes", "--duration", "2m", "my jobs");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Recommendation: Azure Functions on the Flex Consumption plan\n");
        assertThat(run.out()).endsWith(" to my jobs. Next:\n\n  cd \"my jobs\"\n  ./mvnw verify\n  ./run-local\n");
        assertThat(directory.resolve("my jobs/pom.xml")).content().contains("<artifactId>my-jobs</artifactId>");
        assertThat(directory.resolve("my jobs/mvnw")).isExecutable();
    }

    @Test
    void theProjectsOwnAnswersFileLeadsToTheSameProject() throws IOException {
        Run first = Run.in(
                directory,
                "--yes",
                "--duration=90s",
                "--budget=high",
                "--group-id=org.acme",
                "--artifact-id=pictures",
                "--package=org.acme.pics",
                "--project-version=1.10",
                "--java=17",
                "one");
        Run second = Run.in(directory, "--yes", "--answers", "one/.bgjob/answers.yaml", "two");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(contents(directory.resolve("two"))).isEqualTo(contents(directory.resolve("one")));
        assertThat(directory.resolve("two/pom.xml")).content().contains("<version>1.10</version>");
    }

    @Test
    void aForcedPlatformIsRememberedInTheAnswersFile() throws IOException {
        Run first = Run.in(directory, "--yes", "--duration=2h", "--platform=functions", "--artifact-id=x", "one");
        Run second = Run.in(directory, "--yes", "--answers", "one/.bgjob/answers.yaml", "two");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(contents(directory.resolve("two"))).isEqualTo(contents(directory.resolve("one")));
    }

    @Test
    void aDryRunListsFilesWithSizesAndLayersAndWritesNothing() {
        Run run = Run.in(directory, "--yes", "--dry-run", "my-jobs");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("\npom\\.xml +[0-9,]+  build\n")
                .containsPattern("\nmvnw\\* +[0-9,]+  build\n")
                .containsPattern("\n[0-9]+ files, [0-9,]+ bytes\nNothing was written\\.\n$");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jsonNamesTheFilesBesideTheDecision() throws IOException {
        Map<String, Object> dry = JSON.std.mapFrom(
                Run.in(directory, "--yes", "--json", "--dry-run", "a").out());
        assertThat(directory).isEmptyDirectory();
        Map<String, Object> real =
                JSON.std.mapFrom(Run.in(directory, "--yes", "--json", "a").out());

        Map<?, ?> project = (Map<?, ?>) real.get("project");
        assertThat(real).containsEntry("platform", "functions");
        assertThat(project.get("directory")).isEqualTo(directory.resolve("a").toString());
        assertThat(project.get("written")).isEqualTo(true);
        assertThat(((Map<?, ?>) dry.get("project")).get("written")).isEqualTo(false);
        assertThat(((Map<?, ?>) dry.get("project")).get("files")).isEqualTo(project.get("files"));
        assertThat((List<?>) project.get("files"))
                .anySatisfy(file -> assertThat(((Map<?, ?>) file).get("path")).isEqualTo("pom.xml"))
                .hasSameSizeAs(contents(directory.resolve("a")).keySet());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--language python, Python on Azure Functions",
        "--language csharp --app-service windows, C# on Azure WebJobs"
    })
    void whatHasNoTemplatesYetIsExplainedAllTheSame(String flags, String missing) {
        Run run = Run.in(directory, (flags + " --yes").split(" ", -1));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).startsWith("Recommendation: Azure ");
        assertThat(run.err())
                .startsWith("bgjob-init: There are no templates for ")
                .contains(missing);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jsonIsPrintedAlsoWhenThereAreNoTemplatesYet() throws IOException {
        Run run = Run.in(directory, "--yes", "--json", "--language", "python");

        assertThat(run.code()).isEqualTo(3);
        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("platform", "functions")
                .doesNotContainKey("project");
    }

    @Test
    void whenNoPlatformDoesNothingIsWritten() {
        Run run = Run.in(directory, "--yes", "--duration", "200d", "--workload", "hpc");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).startsWith("No platform does: ").contains("V2");
        assertThat(directory).isEmptyDirectory();
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                contents.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return contents;
    }
}
