package com.example.webjobsjobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.model.JobState;
import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.Parameter;
import com.example.webjobsjobs.processor.PermanentFailure;
import com.example.webjobsjobs.service.Step;
import com.example.webjobsjobs.service.TestJobs;
import com.example.webjobsjobs.store.InvalidSettings;

@Timeout(60)
class JobsCommandTest {

    private static final List<Operation> OPERATIONS = List.of(
            Operation.named("copy")
                    .summary("The same again, 100% of it")
                    .taking(
                            Parameter.whole("width", 1, 30000).help("Pixels"),
                            Parameter.flag("keepMetadata"),
                            Parameter.text("output", 9),
                            Parameter.text("help", 9)),
            Operation.named("picky").taking(Parameter.text("width", 5).mandatory()));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestJobs jobs;
    private Path file;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Step picky = new Step("picky", (input, output, progress) -> {
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "not this one");
        });
        jobs = TestJobs.with(Step.copy(), picky);
        file = Files.writeString(directory.resolve("a file.txt"), "content");
    }

    @Test
    void aFileIsSubmittedWithItsParameters() {
        int exit = run(
                "submit",
                file,
                "--operation",
                "copy",
                "--width",
                "320",
                "--keep-metadata",
                "TRUE",
                "-p",
                "mode=fit",
                "-p",
                "text=a=b",
                "--json");

        assertThat(exit).isZero();
        JsonNode job = json();
        assertThat(job.get("state").asText()).isEqualTo("QUEUED");
        assertThat(job.get("parameters").toString())
                .isEqualTo("{\"keepMetadata\":\"TRUE\",\"mode\":\"fit\",\"text\":\"a=b\",\"width\":\"320\"}");
    }

    @Test
    void helpListsTheOperationsAndWhatTheyTake() {
        assertThat(run("submit", "--help")).isZero();

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("--width=VALUE For copy. Pixels; 1 to 30000. For picky. 1 to 5 characters, required.")
                .contains("--keepMetadata, --keep-metadata=true|false For copy. true or false, false by default.")
                .contains("--output=FILE Waits, and")
                .endsWith(
                        "Operations: copy The same again, 100% of it picky -p output=VALUE For copy. 1 to 9 characters."
                                + " -p help=VALUE For copy. 1 to 9 characters. ");
    }

    @Test
    void waitingShowsEachStateAndWritesTheResult() {
        Path result = file.resolveSibling("result");

        int exit = run("submit", file, "--operation", "copy", "--output", result);

        assertThat(exit).isZero();
        assertThat(result).hasContent("content");
        assertThat(err.toString())
                .contains(" is QUEUED")
                .contains(" is SUCCEEDED")
                .contains("Result written to");
        assertThat(out.toString()).contains("state      SUCCEEDED");
    }

    @Test
    void aTerminalShowsABar() {
        runOn(true, "submit", file, "--operation", "copy", "--wait");

        assertThat(err.toString())
                .contains("\r[------------------------------]   0 %  QUEUED")
                .contains("\r[##############################] 100 %  SUCCEEDED");
    }

    @Test
    void aJobThatDoesNotSucceedIsAFailureOfTheCommandThatWaits() {
        int exit = run("submit", file, "--operation", "picky", "--wait");

        assertThat(exit).isEqualTo(ExitCodes.FAILED);
        assertThat(out.toString()).contains("POISONED").contains("PermanentFailure: not this one");
    }

    @Test
    void jobsAreListedNewestFirst() {
        Job first = jobs.submit("copy");
        jobs.clock.advance(Duration.ofSeconds(1));
        Job second = jobs.submit("copy");

        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().skip(1).map(line -> line.substring(0, 36)))
                .containsExactly(second.id().toString(), first.id().toString());

        assertThat(run("list", "--state", "cancelled", "--limit", "1")).isZero();
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void aJobIsShownCancelledAndRetried() {
        Job job = jobs.submit("copy");

        assertThat(run("status", job.id())).isZero();
        assertThat(out.toString()).contains("state      QUEUED");
        assertThat(run("retry", job.id())).isEqualTo(ExitCodes.NOT_IN_THIS_STATE);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("jobs: Job " + job.id() + " is QUEUED and cannot be retried.\n");
        jobs.services.poison().handle(job.id().toString());
        assertThat(run("retry", job.id())).isZero();
        assertThat(run("cancel", job.id())).isZero();
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aResultIsFetchedWhenItIsThere() {
        Job job = jobs.submit("copy");
        Path result = file.resolveSibling("fetched");

        assertThat(run("fetch", job.id(), "--output", result)).isEqualTo(ExitCodes.NOT_IN_THIS_STATE);
        assertThat(result).doesNotExist();
        jobs.runNext();
        assertThat(run("fetch", job.id(), "--output", result)).isZero();
        assertThat(result).hasContent("content");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void wrongArgumentsSayWhatIsWrong() {
        assertThat(run("status", "1")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("\"1\" is not a job's id").contains("See ./jobs status --help");
        assertThat(run("submit", file.resolveSibling("missing"), "--operation", "copy"))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("missing is not a file that can be read");
        assertThat(run("submit", file, "--operation", "sing")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("There is no operation \"sing\"");
        assertThat(run("submit", file, "--operation", "copy", "--output", "/no/such/place"))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run("list", "--limit", "0")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run("sumbit")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("Did you mean submit?");
        assertThat(run("list", "--limt", "3")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("Did you mean --limit?");
        assertThat(run("status", "019ca945-0a00-7385-b2da-799115458a21")).isEqualTo(ExitCodes.NO_SUCH_JOB);
        assertThat(TestJobs.messages("jobs")).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
        Files.write(file, new byte[1001]);

        assertThat(run("submit", file, "--operation", "copy")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("The content has 1001 bytes; at most 1000 are accepted.");
    }

    @Test
    void missingSettingsSayWhatToDoAndHelpNeedsNone() {
        JobsCommand command = new JobsCommand(
                OPERATIONS,
                () -> {
                    throw new InvalidSettings("No storage account is set.");
                },
                console(false),
                jobs::runNext);

        assertThat(command.run("list")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("jobs: No storage account is set.")
                .contains("./run-local");
        assertThat(command.run()).isZero();
        assertThat(out.toString()).contains("submit").contains("Exit codes:");
    }

    private int run(Object... arguments) {
        return runOn(false, arguments);
    }

    /** Whenever the command waits, the worker does the next job, and the poison handler what is left of it. */
    private int runOn(boolean terminal, Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new JobsCommand(OPERATIONS, () -> jobs.services.service(), console(terminal), this::work).run(texts);
    }

    private void work() {
        jobs.runNext();
        var poison = TestJobs.queue("jobs-poison");
        poison.createIfNotExists();
        poison.receiveMessages(1)
                .forEach(message ->
                        jobs.services.poison().handle(message.getBody().toString()));
    }

    private Console console(boolean terminal) {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal);
    }

    private JsonNode json() {
        try {
            return new ObjectMapper().readTree(out.toString().getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + out, e);
        }
    }
}
