package com.example.functionsjobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program of this project prints, by a process that does nothing but log. */
@Timeout(60)
class LogSetupTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # setting | standard output                                                                 | standard error
            ''        | WARN A warning of 2\\nlines; INFO An information; INFO A library's information; INFO Stopped  | ERROR An error
            info      | WARN A warning of 2\\nlines; INFO An information; INFO A library's information; INFO Stopped  | ERROR An error
            DEBUG     | WARN A warning of 2\\nlines; INFO An information; DEBUG A detail; INFO A library's information; INFO Stopped | ERROR An error
            Warn      | WARN A warning of 2\\nlines                                                       | ERROR An error
            error     | ''                                                                               | ERROR An error
            """)
    void errors_go_to_standard_error_and_the_rest_to_standard_output(String setting, String output, String errors)
            throws Exception {
        run(setting);

        assertThat(lines("output")).isEqualTo(output);
        assertThat(lines("errors")).isEqualTo(errors);
    }

    @Test
    void a_line_has_time_level_and_class_and_what_was_thrown_stands_below() throws Exception {
        run("info");

        assertThat(Files.readAllLines(temp.resolve("errors")).get(0))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ERROR LoggingProgram: An error");
        assertThat(Files.readAllLines(temp.resolve("errors")).get(1))
                .isEqualTo("java.lang.IllegalStateException: for a reason");
    }

    @Test
    void a_level_that_there_is_not_is_refused_and_the_log_is_there_nevertheless() throws Exception {
        run("verbose");

        assertThat(Files.readAllLines(temp.resolve("errors")).get(0))
                .isEqualTo("JOBS_LOG_LEVEL is \"verbose\", but must be one of error, warn, info, debug.");
        assertThat(lines("output")).contains("INFO An information");
    }

    @Test
    void a_configuration_that_was_passed_to_java_goes_before() throws Exception {
        Path own = Files.writeString(temp.resolve("own.properties"), """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.SimpleFormatter.format = mine: %5$s%n
                """);

        run("debug", List.of("-Djava.util.logging.config.file=" + own), List.of());

        assertThat(temp.resolve("output")).isEmptyFile();
        assertThat(temp.resolve("errors"))
                .content()
                .contains("mine: An information")
                .doesNotContain("A detail");
    }

    @Test
    void where_a_platform_reads_the_log_each_entry_is_a_line_where_it_would_be_otherwise() throws Exception {
        run("debug", List.of(), List.of("platform"));

        assertThat(temp.resolve("output")).isEmptyFile();
        assertThat(lines("errors"))
                .isEqualTo("ERROR An error; WARN A warning of 2\\nlines; INFO An information; DEBUG A detail;"
                        + " INFO A library's information");
    }

    /** Level and text of the lines that have both, in their order. */
    private String lines(String file) throws IOException {
        return String.join(
                "; ",
                Files.readAllLines(temp.resolve(file)).stream()
                        .filter(line -> line.matches("\\d{4}-.* [A-Z]+ \\w+: .*"))
                        .map(line -> line.replaceFirst("^\\S+ ([A-Z]+) \\w+: ", "$1 "))
                        .toList());
    }

    private void run(String setting) throws IOException, InterruptedException {
        run(setting, List.of(), List.of());
    }

    private void run(String setting, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoggingProgram.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(temp.resolve("output").toFile())
                .redirectError(temp.resolve("errors").toFile());
        builder.environment().put(LogLevel.SETTING, setting);
        assertThat(builder.start().waitFor()).isZero();
    }
}
