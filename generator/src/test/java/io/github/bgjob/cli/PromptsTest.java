package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PromptsTest {

    @TempDir
    Path directory;

    @Test
    void conversationIsAsAgreed() throws IOException {
        Run run = Run.typing(directory, "soon\n2h\n\nalways-ready\nlow\nperhaps\nyes\n\n\nno\n", "recommend");

        assertThat(run.code()).isZero();
        Golden.assertSame("conversation.txt", run.err());
    }

    @Test
    void everyAnswerRemembersItsSourceAndAnEmptyLineTakesTheDefault() throws IOException {
        Map<String, Object> json =
                JSON.std.mapFrom(Run.typing(directory, "2h\n\n\nlow\nno", "recommend", "--json", "--language", "python")
                        .out());

        assertThat(json.get("answers"))
                .hasToString("{duration={value=2h, source=prompt}, language={value=python, source=flag},"
                        + " availability={value=scale-to-zero, source=prompt}, budget={value=medium, source=prompt},"
                        + " app-service={value=none, source=default}, workload={value=uniform, source=default},"
                        + " interruptible={value=no, source=default}}");
    }

    @Test
    void nothingIsAskedWithYesOrWhenEverythingIsGiven() {
        assertThat(Run.typing(directory, "", "recommend", "--yes").err()).isEmpty();
        assertThat(Run.typing(
                                directory,
                                "",
                                "recommend",
                                "--duration=2m",
                                "--language=java",
                                "--availability=always-ready",
                                "--budget=low",
                                "--app-service=none",
                                "--workload=hpc",
                                "--interruptible")
                        .err())
                .isBlank();
    }

    @Test
    void badNamesAreRefusedBeforeAnythingIsAsked() {
        Run run = Run.typing(directory, "2m\n\n\n\n\n", "--package", "com.example.class");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("How long").contains("reserved word 'class'");
    }

    @Test
    void anInputThatEndsEarlyIsAnErrorAndWritesNothing() {
        Run run = Run.typing(directory, "2m");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("The input ended before the last question was answered.")
                .contains("--yes");
        assertThat(directory).isEmptyDirectory();
    }
}
