package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.tools.PythonTool;

/**
 * The queries that README files have people ask Application Insights: Microsoft's parser binds them to the columns of its
 * tables, and they find what they promise in what jobs of a project log. Of the tables, source: "Migrate to workspace-based
 * Application Insights resources" for the names, and the Azure Monitor Logs reference of AppTraces, AppExceptions and
 * AppRequests for the types.
 */
@Timeout(300)
class QueriesTest {

    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+) ([A-Z]+) .*");
    private static final Pattern OFFSET = Pattern.compile("(\\d+)([dh])");

    private static Map<String, Object> tables;

    /** What the run has logged, by the line, and which job never worked. */
    private record Recording(List<String> lines, String poisoned) {}

    @BeforeAll
    static void read_tables() throws IOException {
        Path file = Here.root().resolve("it/deploy-checks/src/test/resources/kql/tables.json");
        tables = JSON.std.mapFrom(Files.readString(file));
    }

    @Test
    void the_parser_has_nothing_against_any_query_of_any_readme() throws Exception {
        List<String> queries = List.copyOf(queries().keySet());

        List<List<String>> complaints = Parsers.check(tables, queries);

        Map<String, List<String>> bad = new TreeMap<>();
        for (int i = 0; i < queries.size(); i++) {
            if (!complaints.get(i).isEmpty()) {
                bad.put(queries.get(i), complaints.get(i));
            }
        }
        assertThat(queries).hasSizeGreaterThanOrEqualTo(6);
        assertThat(bad).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            traces ! where message has 5      | The operator 'has' is not defined for the operand types string and long.
            traces ! where text has "5"       | The name 'text' does not refer to any known column, table, variable or function.
            trace ! take 1                    | The name 'trace' does not refer to any known table, tabular variable or function.
            requests ! project severityLevel  | The name 'severityLevel' does not refer to any known column, table, variable or function.
            """)
    void a_query_that_azure_would_refuse_is_refused(String query, String complaint) throws Exception {
        assertThat(Parsers.check(tables, List.of(query.replace('!', '|'))).get(0))
                .contains(complaint);
    }

    @Test
    void an_operator_that_cannot_be_run_here_is_an_error() throws Exception {
        String query = "traces | make-series count() on timestamp from ago(1d) to now() step 1h";

        List<QueryRunner.Answer> answers = new QueryRunner(PythonTool.DUCKDB_KQL.path())
                .answers(tables, Map.of(), List.of(new QueryRunner.Query(query, 1)));

        assertThat(answers.get(0).error().orElseThrow()).contains("unsupported KQL construct 'MakeSeriesOperator'");
    }

    /** By the words that tell a query from the others: the rows it must answer. */
    @Test
    void every_query_finds_what_it_promises_in_what_jobs_have_logged() throws Exception {
        QueryRunner runner = new QueryRunner(PythonTool.DUCKDB_KQL.path());
        Recording recording = record();
        Map<String, List<List<String>>> expected = new TreeMap<>(Map.of(
                " is poisoned: ",
                List.of(List.of(
                        recording.poisoned(), "JobError[type=PermanentFailure, message=There is nothing on it.]")),
                " begins, attempt ",
                List.of(
                        List.of(RecordedJobs.NEVER_WORKS, "1", "0"),
                        List.of(RecordedJobs.WORKS, "1", "0"),
                        List.of(RecordedJobs.WORKS_IN_THE_END, "2", "1")),
                "exceptions | ",
                List.of(List.of("java.lang.IllegalStateException", "not yet")),
                "requests | ",
                List.of(List.of("process", "0", "2", "450.0")),
                "JOB-ID",
                lines(recording, recording.poisoned()),
                "project timestamp, severityLevel, message",
                lines(recording, "")));

        List<String> texts = List.copyOf(queries().keySet());
        List<QueryRunner.Query> asked = texts.stream()
                .map(text -> new QueryRunner.Query(
                        text.replace("JOB-ID", recording.poisoned()), queries().get(text)))
                .toList();
        List<QueryRunner.Answer> answers = runner.answers(tables, rows(recording), asked);

        assertThat(texts).hasSameSizeAs(expected.keySet());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            assertThat(answers.get(i).error()).as(text).isEmpty();
            assertThat(withoutTimes(answers.get(i).rows()))
                    .as(text)
                    .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                            .filter(it -> text.contains(it.getKey()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("It is not said what is found by " + text))
                            .getValue());
        }
    }

    /** Every query with the hours that its command looks back. */
    private static Map<String, Long> queries() {
        Map<String, Long> queries = new TreeMap<>();
        Projects.all()
                .flatMap(project -> ReadmeCommands.of(project).stream())
                .filter(command -> command.has("--analytics-query"))
                .forEach(command -> queries.put(command.option("--analytics-query"), hours(command)));
        return queries;
    }

    private static long hours(ReadmeCommands.Az command) {
        if (!command.has("--offset")) {
            return 1;
        }
        Matcher offset = OFFSET.matcher(command.option("--offset"));
        assertThat(offset.matches()).as("the offset of %s", command).isTrue();
        long number = Long.parseLong(offset.group(1));
        return offset.group(2).equals("d") ? number * 24 : number;
    }

    /** Does jobs in a process of its own, whose standard error is what the host of Azure Functions reads. */
    private static Recording record() throws IOException, InterruptedException {
        Path log = Files.createTempFile(Here.target(), "recorded", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedRun.class.getName())
                .redirectError(log.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return new Recording(Files.readAllLines(log), printed.strip());
    }

    /** The rows that Azure would have made of it, and some that are too old for any query. */
    private static Map<String, Object> rows(Recording recording) {
        List<Map<String, Object>> traces = new ArrayList<>();
        String time = Instant.now().toString();
        for (String line : recording.lines()) {
            Matcher dated = LINE.matcher(line);
            time = dated.matches() ? dated.group(1) : time;
            traces.add(trace(time, line));
            traces.add(trace(Instant.now().minus(8, ChronoUnit.DAYS).toString(), line));
        }
        return Map.of(
                "traces",
                traces,
                "exceptions",
                List.of(Map.of(
                        "timestamp",
                        Instant.now().minus(20, ChronoUnit.HOURS).toString(),
                        "type",
                        "java.lang.IllegalStateException",
                        "outerMessage",
                        "not yet",
                        "itemCount",
                        1)),
                "requests",
                List.of(request(12.5), request(450)));
    }

    private static Map<String, Object> trace(String time, String line) {
        return Map.of(
                "timestamp",
                OffsetDateTime.parse(time).toString(),
                "message",
                line,
                "severityLevel",
                severity(line),
                "itemCount",
                1);
    }

    /** Source: {@code WorkerProcess} of Azure/azure-functions-host, which looks for words in standard error. */
    private static int severity(String line) {
        return line.contains(" WARN ") ? 2 : line.contains(" ERROR ") ? 3 : 1;
    }

    private static Map<String, Object> request(double duration) {
        return Map.of(
                "timestamp",
                Instant.now().minus(3, ChronoUnit.HOURS).toString(),
                "name",
                "process",
                "resultCode",
                "0",
                "duration",
                duration,
                "itemCount",
                1);
    }

    private static List<List<String>> lines(Recording recording, String part) {
        return recording.lines().stream()
                .filter(line -> line.contains(part))
                .map(line -> part.isEmpty() ? List.of(String.valueOf(severity(line)), line) : List.of(line))
                .toList();
    }

    /** Times are the run's. */
    private static List<List<String>> withoutTimes(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .filter(value -> !value.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*"))
                        .toList())
                .toList();
    }
}
