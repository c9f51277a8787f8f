package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HelpTest {

    @TempDir
    Path directory;

    @Test
    void helpOfTheProgramIsAsAgreed() throws IOException {
        Run run = Run.in(directory, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertSame("help.txt", run.out());
    }

    @Test
    void helpOfRecommendIsAsAgreed() throws IOException {
        Run run = Run.in(directory, "recommend", "--help");

        assertThat(run.code()).isZero();
        Golden.assertSame("help-recommend.txt", run.out());
    }

    @Test
    void helpDocumentsEveryExitCode() {
        String help = Run.in(directory, "--help").out();

        for (ExitCode code : ExitCode.values()) {
            assertThat(help).containsPattern("(?m)^  " + code.number() + " +");
        }
    }

    @Test
    void versionIsOneLine() {
        assertThat(Run.in(directory, "--version").out()).matches("bgjob-init \\S.*\n");
    }
}
