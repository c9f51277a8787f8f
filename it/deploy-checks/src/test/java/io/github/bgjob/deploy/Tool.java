package io.github.bgjob.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/** A program of Microsoft's that tests need and Maven cannot bring along. */
public enum Tool {
    BICEP("bicep", "BGJOB_BICEP", "tools/bicep/bicep", "'az bicep install' gets it") {

        /** Where {@code az bicep install} puts it. */
        @Override
        Stream<Path> otherPlaces(Map<String, String> environment) {
            return Stream.of(
                            Optional.ofNullable(environment.get("AZURE_CONFIG_DIR"))
                                    .map(Path::of),
                            Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".azure")))
                    .flatMap(Optional::stream)
                    .map(directory -> directory.resolve("bin/bicep"));
        }
    },
    PWSH("pwsh", "BGJOB_PWSH", "tools/powershell/bin/pwsh", "'dotnet tool install --global PowerShell' gets it"),
    AZ("az", "BGJOB_AZ", "tools/azure-cli/bin/az", "'pip install azure-cli==2.91.0' gets it") {

        /** The tests of the Batch emulator, which need it too, run before and put it there. It goes before the PATH's. */
        @Override
        Stream<Path> firstPlaces(Map<String, String> environment) {
            return Optional.ofNullable(environment.get("HOME")).stream()
                    .map(home -> Path.of(home, ".cache/bgjob/azure-cli-2.91.0/bin/az"));
        }
    };

    /** Set to {@code required} where nothing may be left unchecked, as in CI. */
    static final String REQUIRED = "BGJOB_TOOLS";

    private static final Set<Tool> MISSED = ConcurrentHashMap.newKeySet();

    private final String program;
    private final String variable;
    private final String beside;
    private final String how;

    /**
     * @param variable names the program's file
     * @param beside where it may lie in a folder {@code shared} beside the checkout
     * @param how a person gets it
     */
    Tool(String program, String variable, String beside, String how) {
        this.program = program;
        this.variable = variable;
        this.beside = beside;
        this.how = how;
    }

    Stream<Path> firstPlaces(Map<String, String> environment) {
        return Stream.of();
    }

    Stream<Path> otherPlaces(Map<String, String> environment) {
        return Stream.of();
    }

    /** The program, absolute; ends the test where there is none: as a failure where tools are required. */
    public Path path() {
        try {
            return path(System.getenv(), Here.root());
        } catch (TestAbortedException e) {
            if (MISSED.add(this)) {
                System.err.println("\n*** " + e.getMessage() + "\n");
            }
            throw e;
        }
    }

    Path path(Map<String, String> environment, Path root) {
        Optional<Path> found = find(environment, root);
        if (found.isEmpty()) {
            String message = "NOT TESTED, because there is no " + program + " here: " + how + "; it is looked for in "
                    + variable + " and on the PATH.";
            if ("required".equals(environment.get(REQUIRED))) {
                Assertions.fail(message);
            }
            throw new TestAbortedException(message);
        }
        return found.get();
    }

    /**
     * The first of: the tool's own variable, where tests have put the version that they want, the PATH, the folder beside
     * the checkout, where another program keeps it.
     *
     * @throws IllegalStateException if the variable names no program: falling back to another one would hide that
     */
    Optional<Path> find(Map<String, String> environment, Path root) {
        String chosen = environment.getOrDefault(variable, "");
        if (!chosen.isEmpty()) {
            Path path = Path.of(chosen).toAbsolutePath();
            if (!isProgram(path)) {
                throw new IllegalStateException(
                        variable + " is " + chosen + ", which is no program. Correct it, or unset it.");
            }
            return Optional.of(path);
        }
        Stream<Path> onThePath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program));
        return Stream.of(
                        firstPlaces(environment),
                        onThePath,
                        Stream.of(root.resolve("../shared").resolve(beside)),
                        otherPlaces(environment))
                .flatMap(places -> places)
                .map(place -> place.toAbsolutePath().normalize())
                .filter(Tool::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
