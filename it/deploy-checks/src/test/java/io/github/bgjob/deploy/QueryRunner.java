package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs Kusto queries on rows: by duckdb-kql, which makes SQL of them. What it cannot make SQL of is an error and never an
 * empty answer.
 */
final class QueryRunner {

    private static final Path PROGRAMS = Here.root().resolve("it/deploy-checks/src/test/python");

    /** An answer: rows of values as text, or why there are none. */
    record Answer(List<List<String>> rows, Optional<String> error) {}

    /**
     * A question.
     *
     * @param hours how far back rows are seen
     */
    record Query(String text, long hours) {}

    private final Path python;

    /** @param python one that has duckdb-kql */
    QueryRunner(Path python) {
        this.python = python;
    }

    /**
     * The answers to queries, in their order.
     *
     * @param tables the columns of each table and their types
     * @param rows the rows of each table; a column that is left out is null
     */
    List<Answer> answers(Map<String, Object> tables, Map<String, Object> rows, List<Query> queries)
            throws IOException, InterruptedException {
        List<Map<String, Object>> asked = queries.stream()
                .map(it -> Map.<String, Object>of("query", it.text(), "hours", it.hours()))
                .toList();
        String request = JSON.std.asString(Map.of("tables", tables, "rows", rows, "queries", asked));
        String printed =
                run(List.of(python.toString(), PROGRAMS.resolve("run_kql.py").toString()), request);
        return JSON.std.listFrom(printed).stream()
                .map(answer -> answer((Map<?, ?>) answer))
                .toList();
    }

    private static Answer answer(Map<?, ?> answer) {
        List<List<String>> rows = Optional.ofNullable((List<?>) answer.get("rows")).orElse(List.of()).stream()
                .map(row -> ((List<?>) row).stream().map(Object::toString).toList())
                .toList();
        return new Answer(rows, Optional.ofNullable((String) answer.get("error")));
    }

    private static String run(List<String> command, String input) throws IOException, InterruptedException {
        Path request = Files.writeString(Files.createTempFile(Here.target(), "query", ".json"), input);
        Path log = Files.createTempFile(Here.target(), "query", ".log");
        Process process = new ProcessBuilder(command)
                .redirectInput(request.toFile())
                .redirectError(log.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s failed: %s%s".formatted(command, printed, Files.readString(log)));
        }
        Files.delete(request);
        Files.delete(log);
        return printed;
    }
}
