package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptionTest {

    @TempDir
    Path directory;

    /** The program waits for its answers file, a pipe; that the pipe can be opened says that it has come so far. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsStoppedSaysSoAndLeavesNothing() throws IOException, InterruptedException {
        Path pipe = directory.resolve("answers.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path said = directory.resolve("said.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--yes",
                        "--answers",
                        pipe.toString(),
                        directory.resolve("project").toString())
                .redirectError(said.toFile())
                .start();
        try (OutputStream opened = Files.newOutputStream(pipe)) {
            opened.write('#');
            program.destroy();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(program.exitValue()).isEqualTo(128 + 15);
        assertThat(said).content().contains("bgjob-init: Interrupted; no half project is left.");
        assertThat(directory.resolve("project")).doesNotExist();
    }
}
