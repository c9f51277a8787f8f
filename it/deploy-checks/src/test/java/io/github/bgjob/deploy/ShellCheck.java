package io.github.bgjob.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The program shellcheck, and what a shell itself says of a script. */
final class ShellCheck {

    /** By the scripts: most projects of a test have the same. */
    private static final Map<Map<String, String>, List<Finding>> KNOWN = new ConcurrentHashMap<>();

    private ShellCheck() {}

    /** Ends the test where there is no shellcheck: in CI as a failure, because there it would hide what is not tested. */
    static void required() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "shellcheck"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message = "NOT TESTED, because there is no shellcheck here. Install the Debian package shellcheck.";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.err.println("\n*** " + message + "\n");
            Assumptions.abort(message);
        }
    }

    /** Checks every script of a project that lies in a directory. */
    static List<Finding> of(Project project, Path directory) throws IOException, InterruptedException {
        Map<String, String> texts = new TreeMap<>(project.files());
        texts.keySet().removeIf(path -> !path.endsWith(".sh"));
        List<Finding> known = KNOWN.get(texts);
        if (known == null) {
            known = of(List.copyOf(texts.keySet()), directory);
            KNOWN.put(texts, known);
        }
        return known;
    }

    private static List<Finding> of(List<String> scripts, Path directory) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<String> check = new ArrayList<>(List.of(
                "shellcheck", "--shell=sh", "--external-sources", "--format=gcc", "--enable=quote-safe-variables"));
        check.addAll(scripts);
        run(directory, check).lines().forEach(line -> findings.add(new Finding("shellcheck", 0, line)));
        for (String script : scripts) {
            for (String shell : List.of("sh", "bash")) {
                String said = run(directory, List.of(shell, "-n", script));
                if (!said.isBlank()) {
                    findings.add(new Finding(script, 0, said.strip()));
                }
            }
        }
        return findings;
    }

    private static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Writes a project to a directory. */
    static Path write(Project project, Path directory) throws IOException {
        for (Map.Entry<String, String> file : project.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (project.executable().contains(file.getKey()) && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + path + " executable");
            }
        }
        return directory;
    }
}
