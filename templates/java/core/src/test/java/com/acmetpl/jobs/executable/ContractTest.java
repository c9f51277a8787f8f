package com.acmetpl.jobs.executable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.acmetpl.jobs.processor.JobAbandoned;
import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.PermanentFailure;

/** What a program is told and what its answers mean, each time with a real process. */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class ContractTest {

    private static final Operation COUNT = Operation.named("count").takingAnything();

    @TempDir
    private Path files;

    @Test
    void theArgumentsAreOperationInputAndOutput() throws Exception {
        RunOfProgram run = run("echo $#: $1 >\"$3\"; cat \"$2\" >>\"$3\"", "hello");

        assertThat(run.text()).isEqualTo("3: count\nhello");
    }

    @Test
    void theEnvironmentNamesJobAttemptFilesAndParameters() throws Exception {
        RunOfProgram run = run(
                "echo $JOB_ID $JOB_ATTEMPT $JOB_OPERATION $JOB_PARAMETER_MAX_WIDTH \"[$JOB_PARAMETER_TEXT]\" >$JOB_OUTPUT;"
                        + " cmp \"$JOB_INPUT\" \"$2\"",
                "",
                Map.of("max-width", "320", "text", "a  \"b\" $(c) 'ü'"));

        assertThat(run.text()).isEqualTo(RunOfProgram.JOB_ID + " 2 count 320 [a  \"b\" $(c) 'ü']\n");
    }

    @Test
    void itStartsInAnEmptyDirectoryThatIsGoneAfterwards() throws Exception {
        RunOfProgram run = run("ls -A >\"$3\"; pwd >>\"$3\"; touch left-behind", "");

        assertThat(run.text().lines()).singleElement().satisfies(directory -> assertThat(Path.of(directory))
                .doesNotExist());
    }

    @Test
    void theWorkersOwnKeysAreNotPassedOn() throws PermanentFailure, IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AzureWebJobsStorage",
                "secret",
                "BATCH_ACCOUNT_KEY",
                "secret",
                "PATH",
                "/bin",
                "JOB_PARAMETER_X",
                "old"));
        try (Place place = Place.create()) {
            Variables.replaceIn(environment, job("", Map.of()), place);
        }

        assertThat(environment)
                .containsOnlyKeys("PATH", "JOB_ID", "JOB_ATTEMPT", "JOB_OPERATION", "JOB_INPUT", "JOB_OUTPUT");
    }

    @Test
    void aLineOnStandardOutputTellsProgressAndAnotherTheTypeOfTheResult() throws Exception {
        RunOfProgram run = run("echo progress 40; echo starting; echo type text/plain; echo x >\"$3\"", "");

        assertThat(run.percents()).contains(40);
        assertThat(run.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void aJobMayHaveNoResult() throws Exception {
        assertThat(run("exit 0", "").mediaType()).isNull();
    }

    @Test
    void exitCode65IsPermanentAndStandardErrorSaysWhy() {
        assertThatThrownBy(() -> run("echo not a picture >&2; exit 65", ""))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("not a picture");
    }

    @Test
    void anotherExitCodeIsWorthAnotherTry() {
        assertThatThrownBy(() -> run("echo disk full >&2; exit 3", ""))
                .isInstanceOf(ExecutableFailed.class)
                .hasMessage("The program ended with exit code 3: disk full");
    }

    @Test
    void anEndBySignalIsWorthAnotherTry() {
        assertThatThrownBy(() -> run("kill -9 $$", ""))
                .isInstanceOf(ExecutableFailed.class)
                .hasMessage("The program ended with exit code 137 (signal 9).");
    }

    @Test
    void ofMuchOnStandardErrorTheEndIsTheReason() {
        assertThatThrownBy(() -> run("yes noise | head -n 200000 >&2; echo the reason >&2; exit 65", ""))
                .hasMessageEndingWith("the reason")
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(2000));
    }

    @Test
    void aProgramThatIsNotInstalledIsNamed() {
        Program program =
                new Program(ProgramFiles.beside(url("run.sh", "")), List.of("no-such-program"), List.of(COUNT));

        assertThatThrownBy(() -> new ExecutableProcessor(program).process(job("", Map.of()), null, percent -> {}))
                .isInstanceOf(ExecutableFailed.class)
                .hasMessageContaining("\"no-such-program\" cannot be started on this machine; is it installed?");
    }

    @Test
    void aCancelledJobEndsTheProgramAndWhatItHasStarted() throws Exception {
        Path pids = files.resolve("pids");
        RunOfProgram run = job("", Map.of()).cancelledAt(40);

        assertThatThrownBy(() -> processor("""
                        sh -c 'trap "" TERM; echo $$ >>%1$s; while :; do sleep 1; done' &
                        while [ ! -s %1$s ]; do sleep 0.05; done
                        echo $$ >>%1$s
                        echo progress 40
                        wait
                        """.formatted(pids)).process(run, run, run))
                .isInstanceOf(JobAbandoned.class);

        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(pid -> ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join()));
    }

    @Test
    void parametersThatNoEnvironmentCanTellApartAreRefusedAtOnce() {
        assertThatThrownBy(() -> processor("").check(job("", Map.of("max-width", "1", "max_width", "2"))))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("JOB_PARAMETER_MAX_WIDTH");
    }

    private RunOfProgram run(String script, String content) throws Exception {
        return run(script, content, Map.of());
    }

    private RunOfProgram run(String script, String content, Map<String, String> parameters) throws Exception {
        RunOfProgram run = job(content, parameters);
        processor(script).process(run, run, run);
        return run;
    }

    private static RunOfProgram job(String content, Map<String, String> parameters) {
        return new RunOfProgram("count", content.getBytes(UTF_8), parameters);
    }

    private ExecutableProcessor processor(String script) {
        return new ExecutableProcessor(
                new Program(ProgramFiles.beside(url("run.sh", script)), List.of("sh", "run.sh"), List.of(COUNT)));
    }

    private URL url(String name, String script) {
        try {
            return Files.writeString(
                            Files.createDirectories(files.resolve("program")).resolve(name), script)
                    .toUri()
                    .toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
