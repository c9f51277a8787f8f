package io.github.bgjob.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.Compilation;
import io.github.bgjob.deploy.bicep.Compiler;
import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.rules.Rules;

/** What can be said of a project's infrastructure: by Microsoft's compiler, and by rules of ours for what it cannot know. */
final class InfraChecks {

    /** By what the compiler reads: most tests and many mistakes have that in common. */
    private static final Map<Map<String, String>, Compilation> KNOWN = new HashMap<>();

    private InfraChecks() {}

    /** Ends the test where there is no compiler. */
    static List<Finding> of(Project project) throws IOException {
        Compilation compilation = compile(project);
        List<Finding> findings = new ArrayList<>(compilation.findings());
        if (compilation.infra().isPresent()) {
            findings.addAll(Rules.of(project, compilation.infra().get()));
        }
        return findings;
    }

    /** One after the other, as the compiler works, so that nothing is compiled twice. */
    static synchronized Compilation compile(Project project) throws IOException {
        Map<String, String> read = new TreeMap<>(project.files());
        read.keySet().removeIf(path -> !path.startsWith("infra/") && !path.startsWith("batch/"));
        Compilation known = KNOWN.get(read);
        if (known == null) {
            Path place = Files.createTempDirectory(Here.target(), "infra");
            Project only = new Project(project.name(), project.platform(), new TreeMap<>(read), Set.of());
            known = Compiler.shared().compile(ShellCheck.write(only, place));
            KNOWN.put(read, known);
            delete(place);
        }
        return known;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What a project that has no errors makes. */
    static Infra infra(Project project) throws IOException {
        Compilation compilation = compile(project);
        return compilation
                .infra()
                .orElseThrow(() -> new AssertionError(project + " does not compile: " + compilation.findings()));
    }
}
