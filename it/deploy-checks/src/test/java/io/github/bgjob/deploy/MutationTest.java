package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The checks check: most mistakes that a person could make in what is deployed are found, and it is known which are not. */
@Timeout(600)
class MutationTest {

    @TempDir
    private static Path place;

    private static final Map<Mutation, List<Finding>> CAUGHT = new LinkedHashMap<>();

    @BeforeAll
    static void make_every_mistake() throws IOException, InterruptedException {
        ShellCheck.required();
        Checks checks = new Checks();
        Assumptions.assumeTrue(
                checks.knowAzd(), "NOT TESTED: without azd's schema a mistake in azure.yaml cannot be found");
        List<Mutation> mutations = Mutations.all();
        List<Project> projects = mutations.stream().map(Mutation::apply).toList();
        List<List<Finding>> findings =
                new ArrayList<>(checks.of(projects, place.resolve("checks")).values());
        for (int i = 0; i < mutations.size(); i++) {
            List<Finding> reasons = new ArrayList<>(InfraChecks.of(projects.get(i)));
            reasons.addAll(findings.get(i));
            if (reasons.isEmpty() && mutations.get(i).path().endsWith(".sh")) {
                misbehaviour(projects.get(i), place.resolve("run-" + i))
                        .forEach(message -> reasons.add(new Finding("deploy", 0, message)));
            }
            CAUGHT.put(mutations.get(i), reasons);
        }
        print();
    }

    @Test
    void at_least_forty_seven_of_fifty_two_mistakes_are_found() {
        assertThat(CAUGHT).hasSize(52);
        assertThat(CAUGHT.keySet())
                .filteredOn(mutation -> mutation.path().startsWith("infra/"))
                .hasSize(37);
        assertThat(CAUGHT.values()).filteredOn(reasons -> !reasons.isEmpty()).hasSizeGreaterThanOrEqualTo(47);
    }

    @Test
    void it_is_known_which_mistakes_are_not_found() {
        assertThat(CAUGHT.keySet())
                .filteredOn(mutation -> CAUGHT.get(mutation).isEmpty())
                .containsExactlyElementsOf(CAUGHT.keySet().stream()
                        .filter(mutation -> !mutation.whyNot().isEmpty())
                        .toList());
    }

    /** What scripts do otherwise than they should; empty when nothing is to be seen. */
    private static List<String> misbehaviour(Project project, Path directory) throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>();
        ShimmedRun deploy = new ShimmedRun(Shell.SH, project, directory.resolve("deploy"));
        deploy.set("refuse-upload", "2");
        ShimmedRun.Result result = deploy.run("deploy", "--resource-group", "a group");
        if (result.exit() != 0) {
            seen.add("deploy.sh ends with " + result.exit() + " when an upload is refused twice");
        } else if (!ScriptsTest.entries(deploy.project().resolve("target/functions.zip"))
                .contains("host.json")) {
            seen.add("the package has no host.json at its top");
        }
        if (result.calls().stream().anyMatch(call -> String.join(" ", call).contains("TOKEN-OF-THE-DEPLOYER"))) {
            seen.add("deploy.sh shows the token to everybody");
        }
        ShimmedRun failing = new ShimmedRun(Shell.SH, project, directory.resolve("failing"));
        failing.set("refuse-deployment", "1");
        if (failing.run("deploy").exit() == 0) {
            seen.add("deploy.sh goes on without resources");
        }
        ShimmedRun teardown = new ShimmedRun(Shell.SH, project, directory.resolve("teardown"));
        teardown.set("group", "");
        if (teardown.answering("no\n", "teardown").exit() != 5) {
            seen.add("teardown.sh does not ask");
        }
        return seen;
    }

    private static void print() throws IOException {
        StringBuilder report = new StringBuilder();
        CAUGHT.forEach((mutation, reasons) -> report.append(String.format("%-20s", by(reasons)))
                .append(mutation)
                .append("\n                    ")
                .append(reasons.isEmpty() ? mutation.whyNot() : reasons.get(0))
                .append('\n'));
        report.append(CAUGHT.values().stream()
                        .filter(reasons -> !reasons.isEmpty())
                        .count())
                .append(" of ")
                .append(CAUGHT.size())
                .append(" mistakes found:");
        CAUGHT.values().stream()
                .collect(Collectors.groupingBy(MutationTest::by, TreeMap::new, Collectors.counting()))
                .forEach((by, number) ->
                        report.append(' ').append(number).append(' ').append(by).append(';'));
        report.append('\n');
        Files.writeString(Here.target().resolve("mutations.txt"), report);
        System.out.println(report);
    }

    /** Who finds a mistake. */
    private static String by(List<Finding> reasons) {
        return reasons.isEmpty()
                ? "nobody"
                : reasons.stream()
                        .map(finding -> finding.by().toString().toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" and "));
    }
}
