package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.deploy.bicep.Compiler;
import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.bicep.Resource;

/** What the README says is made is what the compiler says is made: every type, and every name that the README gives. */
@Timeout(300)
class CreatedResourcesTest {

    private static final String ROLES = "Microsoft.Authorization/roleAssignments";

    /** A row of the README's table: what, type, and names in backticks or words. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(Microsoft\\.[\\w/]+)` \\| ([^|]+) \\|$");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    static List<Project> projects() {
        return Projects.all().toList();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void the_readme_lists_what_is_made_by(Project project) throws IOException {
        Infra infra = InfraChecks.infra(project);
        Map<String, String> said = new TreeMap<>();
        ROW.matcher(project.file("deploy/README.md")).results().forEach(row -> said.put(row.group(1), row.group(2)));

        Map<String, List<String>> made = made(infra);
        assertThat(said.keySet()).isEqualTo(made.keySet());
        said.forEach((type, words) -> {
            if (type.equals(ROLES)) {
                assertThat(words).isEqualTo(roles(infra));
            } else {
                assertNames(words, made.get(type));
            }
        });
    }

    /** Names by type, but for the services of a storage account, which it always has. */
    private static Map<String, List<String>> made(Infra infra) {
        Map<String, List<String>> made = new TreeMap<>();
        for (Resource resource : infra.resources()) {
            String name = resource.name().replaceFirst(".*/", "");
            if (!name.equals("default")) {
                made.computeIfAbsent(resource.type(), type -> new ArrayList<>()).add(name);
            }
        }
        return made;
    }

    private static String roles(Infra infra) {
        long ofDeployer = infra.resources(ROLES).stream()
                .filter(role -> role.text("properties.principalId").equals(Compiler.DEPLOYER))
                .count();
        long all = infra.resources(ROLES).size();
        return (all - ofDeployer) + " for the program, " + ofDeployer + " for whoever deploys";
    }

    private static void assertNames(String words, List<String> names) {
        List<String> patterns =
                NAME.matcher(words).results().map(CreatedResourcesTest::pattern).toList();
        if (patterns.isEmpty()) {
            assertThat(words).startsWith("the output ");
            assertThat(names).hasSize(1);
        } else {
            assertThat(names).allMatch(name -> patterns.stream().anyMatch(name::matches));
            assertThat(patterns).hasSameSizeAs(names);
        }
    }

    private static String pattern(MatchResult name) {
        return Pattern.quote(name.group(1)).replace("*", "\\E[a-z0-9]+\\Q");
    }
}
