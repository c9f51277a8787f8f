package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs Kusto queries on rows: by duckdb-kql, which makes SQL of them. What it cannot make SQL of is an error and never an
 * empty answer.
 */
final class QueryRunner {

    private static final String NAME = "duckdb-kql-1.1.2";
    private static final Path PROGRAMS = Here.root().resolve("it/deploy-checks/src/test/python");
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "bgjob");

    /** An answer: rows of values as text, or why there are none. */
    record Answer(List<List<String>> rows, Optional<String> error) {}

    /**
     * A question.
     *
     * @param hours how far back rows are seen
     */
    record Query(String text, long hours) {}

    private final Path python;

    private QueryRunner(Path python) {
        this.python = python;
    }

    /**
     * Installs it on first use where tools are required ({@link Tool#REQUIRED}); elsewhere ends the test when it is not there
     * yet, and says so.
     */
    static synchronized QueryRunner installed() throws IOException, InterruptedException {
        Path home = CACHE.resolve(NAME);
        Path complete = home.resolve("complete");
        if (!Files.exists(complete)) {
            if (!"required".equals(System.getenv(Tool.REQUIRED))) {
                String missing = "NOT TESTED, because there is no %s: %s=required in the environment gets it (into %s)."
                        .formatted(NAME, Tool.REQUIRED, home);
                System.err.println("\n*** " + missing + "\n");
                Assumptions.abort(missing);
            }
            install(home, complete);
        }
        return new QueryRunner(home.resolve("bin/python3"));
    }

    /** Somebody else may be at it; a folder that is not complete is made anew. */
    private static void install(Path home, Path complete) throws IOException, InterruptedException {
        Files.createDirectories(CACHE);
        try (FileChannel channel = FileChannel.open(
                        CACHE.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(complete)) {
                run(List.of("python3", "-m", "venv", "--clear", home.toString()), "");
                run(
                        List.of(
                                home.resolve("bin/pip").toString(),
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "--requirement",
                                PROGRAMS.resolve("kql-requirements.txt").toString()),
                        "");
                Files.createFile(complete);
            }
        }
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
