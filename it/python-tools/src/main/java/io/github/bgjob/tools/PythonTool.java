package io.github.bgjob.tools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that comes from the Python index, in a folder of its own. */
public enum PythonTool {
    AZURE_CLI("azure-cli", "2.91.0", "BGJOB_AZ", "az"),
    AZURE_BATCH("azure-batch", "15.1.0", "BGJOB_AZURE_BATCH", "python"),
    DUCKDB_KQL("duckdb-kql", "1.1.2", "BGJOB_DUCKDB_KQL", "python", "antlr4-python3-runtime==4.13.2", "duckdb==2.0.1"),
    SCHEMATHESIS("schemathesis", "4.32.5", "BGJOB_SCHEMATHESIS", "schemathesis");

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "bgjob");

    private final String distribution;
    private final String version;
    private final String variable;
    private final String program;

    @SuppressWarnings("ImmutableEnumChecker") // It is List.of(...).
    private final List<String> needs;

    /** @param needs what it is installed with, in versions that it is known to work with */
    PythonTool(String distribution, String version, String variable, String program, String... needs) {
        this.distribution = distribution;
        this.version = version;
        this.variable = variable;
        this.program = program;
        this.needs = List.of(needs);
    }

    /**
     * The program: the one that the tool's variable names, else that of the cache. Where tools are required ({@code
     * BGJOB_TOOLS=required}, as in CI) it is installed there when it is missing; elsewhere the test is left out.
     */
    public Path path() throws IOException, InterruptedException {
        String chosen = System.getenv(variable);
        if (chosen != null && !chosen.isEmpty()) {
            if (!Files.isExecutable(Path.of(chosen))) {
                throw new IllegalStateException(
                        variable + " is " + chosen + ", which is no program. Correct it, or unset it.");
            }
            return Path.of(chosen).toAbsolutePath();
        }
        if (!isInstalled()) {
            if (!"required".equals(System.getenv("BGJOB_TOOLS"))) {
                String missing =
                        "NOT TESTED, because there is no %s: BGJOB_TOOLS=required in the environment gets it (into %s)."
                                .formatted(this, home());
                System.err.println("\n*** " + missing + "\n");
                Assumptions.abort(missing);
            }
            install();
        }
        return home().resolve("bin").resolve(program);
    }

    private Path home() {
        return CACHE.resolve(distribution + "-" + version);
    }

    /** Written last, because an installation may be cut off. */
    private Path complete() {
        return home().resolve("complete");
    }

    private boolean isInstalled() {
        return Files.exists(complete());
    }

    /** Somebody else may be at it; a folder that is not complete is made anew. */
    private void install() throws IOException, InterruptedException {
        Files.createDirectories(CACHE);
        Path lock = CACHE.resolve(distribution + "-" + version + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !isInstalled()) {
                run(List.of("python3", "-m", "venv", "--clear", home().toString()));
                Stream<String> pip = Stream.of(
                        home().resolve("bin/pip").toString(),
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        distribution + "==" + version);
                run(Stream.concat(pip, needs.stream()).toList());
                Files.createFile(complete());
            }
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s failed (Debian: python3-venv): %s".formatted(String.join(" ", command), printed));
        }
    }

    @Override
    public String toString() {
        return distribution + " " + version;
    }
}
