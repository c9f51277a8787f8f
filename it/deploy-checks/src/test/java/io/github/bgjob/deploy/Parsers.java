package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The grammars, which are Node programs: installed from the lock file on first use, then one process for all files. */
final class Parsers {

    private static final List<String> PROGRAM = List.of("package.json", "package-lock.json", "parse.mjs", "kql.mjs");

    private Parsers() {}

    /** What is wrong with PowerShell and workflows, told apart by their names; other files are left alone. */
    static List<Finding> check(Map<String, String> files) throws IOException, InterruptedException {
        Map<String, Map<String, String>> request = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.endsWith(".ps1")) {
                request.computeIfAbsent("powershell", kind -> new TreeMap<>()).put(path, text);
            } else if (path.contains(".github/workflows/")) {
                request.computeIfAbsent("workflow", kind -> new TreeMap<>()).put(path, text);
            }
        });
        Map<String, Object> answer = JSON.std.mapFrom(run("parse.mjs", JSON.std.asString(request)));
        List<Finding> findings = new ArrayList<>();
        map(answer.get("powershell")).forEach((path, errors) -> ((List<?>) errors)
                .forEach(error -> findings.add(new Finding(path, 0, "is not PowerShell, " + error))));
        map(answer.get("workflow")).forEach((path, errors) -> ((List<?>) errors)
                .forEach(error -> findings.add(new Finding(path, 0, "is not a workflow: " + error))));
        return findings;
    }

    /**
     * What Microsoft's parser of Kusto queries has against each, in their order.
     *
     * @param tables the columns of each table and their types
     */
    static List<List<String>> check(Map<String, Object> tables, List<String> queries)
            throws IOException, InterruptedException {
        String request = JSON.std.asString(Map.of("tables", tables, "queries", queries));
        return JSON.std.listFrom(run("kql.mjs", request)).stream()
                .map(complaints ->
                        ((List<?>) complaints).stream().map(Object::toString).toList())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static String run(String program, String request) throws IOException, InterruptedException {
        Path home = installed();
        Path input = Files.writeString(Files.createTempFile(Here.target(), "parse", ".json"), request);
        Path log = Files.createTempFile(Here.target(), "parse", ".log");
        // Compiling the grammars as a whole takes half a minute; interpreted, they need a few milliseconds for a file.
        Process process = new ProcessBuilder("node", "--liftoff-only", program)
                .directory(home.toFile())
                .redirectInput(input.toFile())
                .redirectError(log.toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The parsers failed: " + Files.readString(log));
        }
        Files.delete(input);
        Files.delete(log);
        return answer;
    }

    private static synchronized Path installed() throws IOException, InterruptedException {
        Path source = Here.root().resolve("it/deploy-checks/src/test/npm");
        Path home = Files.createDirectories(Here.target().resolve("npm"));
        Path lock = home.resolve("node_modules/.package-lock.json");
        boolean fresh = Files.exists(lock)
                && Files.mismatch(source.resolve("package-lock.json"), home.resolve("package-lock.json")) < 0;
        for (String file : PROGRAM) {
            Files.copy(source.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!fresh) {
            // The grammars carry what they need; their install scripts would compile them once more.
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (npm.waitFor() != 0) {
                throw new IOException("npm could not install the parsers of " + source + ": " + printed);
            }
        }
        return home;
    }
}
