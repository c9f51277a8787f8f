package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.deploy.bicep.Compilation;
import io.github.bgjob.deploy.bicep.Compiler;

/** The infrastructure of every variant is what Microsoft's compiler takes without a warning, and what our rules want. */
@Timeout(300)
class InfrastructureTest {

    private static final Map<Project, Compilation> COMPILED = new LinkedHashMap<>();

    @BeforeAll
    static void compile() throws IOException {
        for (Project project : projects()) {
            COMPILED.put(project, InfraChecks.compile(project));
        }
    }

    static List<Project> projects() {
        return Projects.all().toList();
    }

    @Test
    void every_variant_compiles_without_a_warning() throws IOException {
        List<Finding> findings = COMPILED.values().stream()
                .flatMap(compilation -> compilation.findings().stream())
                .toList();
        System.out.printf(
                "Bicep %s: %d variants compiled, warnings %d%n",
                Compiler.shared().version(), COMPILED.size(), findings.size());
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothing_is_found_in(Project project) throws IOException {
        assertThat(InfraChecks.of(project)).isEmpty();
    }
}
