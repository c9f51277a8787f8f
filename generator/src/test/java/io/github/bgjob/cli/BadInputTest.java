package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input: one message that says what is wrong and what to do, exit code 2, and nothing on disk. */
@Timeout(60)
class BadInputTest {

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private List<Path> before;

    @BeforeEach
    void look() throws IOException {
        before = everything();
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            --duration 0s                | --duration: '0s' is not longer than nothing.    | Give the longest that one job takes
            --duration -5m               | --duration: '-5m' is not longer than nothing.   | Give the longest that one job takes
            --duration soon              | --duration: 'soon' is not a duration.           | such as 30s, 5m, 2h
            --duration                   | --duration needs a value.                       | --help
            --duration 2m --duration 3m  | --duration is there twice.                      | Give it once.
            recomend                     | There is no command 'recomend'.                 | Did you mean 'recommend'? For a directory of that name, write './recomend'.
            --durration 2m               | There is no option '--durration'.               | Did you mean '--duration'?
            --no-interuptible            | There is no option '--no-interuptible'.         | Did you mean '--no-interruptible'?
            --colour                     | There is no option '--colour'.                  | --help
            --language jva               | --language: there is no value 'jva'.            | Did you mean 'java'?
            --language cobol             | --language: there is no value 'cobol'.          | Use one of: java, csharp
            --availability never         | --availability: there is no value 'never'.      | scale-to-zero, always-ready
            --budget huge                | --budget: there is no value 'huge'.             | low, medium, high
            --app-service mac            | --app-service: there is no value 'mac'.         | none, windows, linux
            --workload hcp               | --workload: there is no value 'hcp'.            | Did you mean 'hpc'?
            --platform webjob            | --platform: there is no value 'webjob'.         | Did you mean 'webjobs'?
            --edition old                | --edition: there is no value 'old'.             | current, article
            --java 11                    | Java 11 is not one                              | 17, 21 or 25
            --java seventeen             | --java: 'seventeen' is not a Java release.      | 17, 21 or 25
            --package com.example.new    | reserved word 'new'                             | newjobs
            --package com..jobs          | 'com..jobs' is not a name for a Java package    | com.example.jobs
            --package java.jobs          | is in 'java'                                    | com.example.jobs
            --package a.con.b            | 'con'                                           | conjobs
            --group-id com/example       | The group id 'com/example' cannot be used.      | com.example
            --group-id ../x              | The group id '../x' cannot be used.             | com.example
            --artifact-id ../evil        | '../evil' leads upwards                         | Give the whole path
            --artifact-id nul            | 'nul' names a device on Windows                 | nul-jobs
            --artifact-id my$jobs        | The artifact id 'my$jobs' cannot be used.       | my-jobs
            --project-version LATEST     | The version 'LATEST'                            | 1.0.0
            --artifact-id acmetpl-x      | 'acmetpl'                                       | without it
            ../evil                      | '../evil' leads upwards                         | Give the whole path
            a/../../evil                 | 'a/../../evil' leads upwards                    | Give the whole path
            COM1                         | 'COM1'                                          | COM1-jobs
            a/aux.txt/b                  | 'aux.txt'                                       | aux.txt-jobs
            one two                      | There is one directory too many: 'two'.         | Give one directory
            --answers no.yaml            | no.yaml: there is no such file.                 | Give --answers the path
            --dry-run recommend          | no use for --dry-run                            | leave out 'recommend'
            here recommend               | no use for a directory                          | leave out 'recommend'
            recommend here               | There is no use for 'here'.                     | takes no directory
            recommend --dry-run          | There is no option '--dry-run'.                 | --help
            """)
    void isRefusedWithOneMessageAndAdvice(String flags, String what, String suggestion) throws IOException {
        Run run = Run.in(directory, (flags + " --yes").split(" +", -1));

        assertRefused(run, what, suggestion);
    }

    @Test
    void aDirectoryThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/mine.txt"), "mine");
        before = everything();

        assertRefused(Run.in(directory, "--yes", "full"), "is not empty; there is 'mine.txt' in it.", "new directory");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Files.writeString(directory.resolve("file"), "mine");
        before = everything();

        assertRefused(Run.in(directory, "--yes", "file"), "is not a directory.", "another place");
        assertRefused(Run.in(directory, "--yes", "file/below"), "is not a directory.", "another place");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "permissions bind this user");
        before = everything();

        assertRefused(Run.in(directory, "--yes", "closed/x"), "no permission", "another directory");
    }

    @Test
    void aDirectoryNeedsAName() throws IOException {
        assertRefused(Run.in(directory, "--yes", " "), "The directory has no name.", "my-jobs");
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            'duratoin: 2m'               | line 1: there is no key 'duratoin'.             | Did you mean 'duration'?
            'budget: low\ncolour: red'   | line 2: there is no key 'colour'.               | The keys are: duration, language
            'duration: 2m\nduration: 3m' | line 2: 'duration' is there twice.              | Remove one.
            'duration: 0s'               | duration: '0s' is not longer than nothing.      | at least 1s
            'duration: [2m]'             | line 1: this is not a single value.             | 'duration: 2m'
            'duration: "2m'              | this is not YAML                                | 'duration: 2m'
            '- duration'                 | this is not a list of answers.                  | 'duration: 2m'
            'java: 8'                    | Java 8 is not one                               | 17, 21 or 25
            """)
    void anAnswersFileThatCannotBeUsedIsNamed(String text, String what, String suggestion) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("answers.yaml"), text.replace("\\n", "\n"));

        Run run = Run.in(directory, "--yes", "--answers", file.toString());

        assertRefused(run, what, suggestion);
        if (!text.startsWith("java")) {
            assertThat(run.err()).contains(file.toString());
        }
    }

    @Test
    void anAnswersFileMustBeTextInUtf8AndNoDirectory() throws IOException {
        Path latin = Files.write(elsewhere.resolve("latin.yaml"), "é".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(Run.in(directory, "--yes", "--answers", latin.toString()), "not text in UTF-8", "UTF-8");
        assertRefused(Run.in(directory, "--yes", "--answers", "."), "this is a directory", "a YAML file");
    }

    private void assertRefused(Run run, String what, String suggestion) throws IOException {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        List<String> message = run.err().lines().toList();
        assertThat(message).hasSize(2);
        assertThat(message.get(0)).startsWith("bgjob-init: ").contains(what);
        assertThat(message.get(1)).startsWith("  ").contains(suggestion);
        assertThat(everything()).isEqualTo(before);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted().toList();
        }
    }
}
