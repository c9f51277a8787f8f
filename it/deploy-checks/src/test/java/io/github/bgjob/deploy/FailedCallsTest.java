package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of az fails in turn, in each way that it can: the script stops there and says so. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class FailedCallsTest {

    private static final Set<String> BEFORE_ALL = Set.of("az version", "az account show");
    private static final List<String> WAYS_TO_FAIL = List.of("exit-1", "exit-3");
    private static final List<String> WAYS_NOT_TO_ANSWER = List.of("empty", "null");

    /** How many runs a session of PowerShell has, so that it ends within its time on a busy machine, too. */
    private static final int IN_A_SESSION = 12;

    @TempDir
    private Path place;

    /**
     * What goes well when nothing fails.
     *
     * @param given files for the stand-ins
     * @param only the calls that are made to fail, when it is not all of them: those that another round of the platform has not
     */
    private record Round(String platform, String script, Map<String, String> given, Set<String> only) {

        boolean has(String step) {
            return step.startsWith("az ") && (only.isEmpty() || only.contains(step));
        }

        @Override
        public String toString() {
            return script + " of " + platform + " with " + given.keySet() + " " + only;
        }
    }

    static Stream<Round> rounds() {
        Set<String> all = Set.of();
        Map<String, String> again = Map.of("group", "");
        Map<String, String> oldBuild = Map.of("old-build", "");
        Map<String, String> oldNodes = Map.of("group", "", "dispatcher", "", "nodes", "node-1");
        Map<String, String> oldNodesAndBuild = Map.of("group", "", "nodes", "node-1", "old-build", "");
        Map<String, String> known = Map.of(
                "group",
                "",
                "deployed",
                "shopbatch Standard_D4s_v5",
                "quota",
                "BatchService eastus2 100 100 true null",
                "families",
                "standardDSv5Family 100",
                "pools",
                "jobs\n[{\\\"code\\\": \\\"AccountCoreQuotaReached\\\"}]\nnull\ntrue\n");
        Stream<Round> deployments = Stream.of(
                new Round("mix", "deploy", oldNodesAndBuild, all),
                new Round("mix", "deploy", Map.of(), Set.of("az group create")),
                new Round("batch", "deploy", Map.of(), all),
                new Round(
                        "batch",
                        "deploy",
                        oldNodes,
                        Set.of(
                                "az group show",
                                "az batch job list",
                                "az batch task list",
                                "az batch node reboot",
                                "az storage entity query")),
                new Round(
                        "batch",
                        "deploy",
                        known,
                        Set.of(
                                "az deployment group list",
                                "az batch account list",
                                "az batch account show",
                                "az batch location list-skus",
                                "az batch pool list",
                                "az batch pool show",
                                "az batch pool autoscale disable",
                                "az batch pool autoscale enable")),
                new Round("webjobs", "deploy", oldBuild, all),
                new Round("webjobs", "deploy", again, Set.of("az group show")),
                new Round("dedicated", "deploy", oldBuild, all),
                new Round("dedicated", "deploy", again, Set.of("az group show")),
                new Round("flex", "deploy", oldBuild, all),
                new Round("flex", "deploy", again, Set.of("az group show")));
        Stream<Round> teardowns = Stream.of("flex", "dedicated", "webjobs", "batch", "mix")
                .map(platform -> new Round(platform, "teardown", again, all));
        return Stream.concat(deployments, teardowns);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void nothing_is_done_after_a_call_that_failed_and_lines_may_end_as_on_windows(Round round)
            throws IOException, InterruptedException {
        List<List<String>> good = run(round, Shell.SH, "good").calls();
        List<Planted> planted = planted(round, good);
        assertThat(planted).isNotEmpty();

        for (Planted one : planted) {
            one.check(run(round, Shell.SH, one.toString()), good);
        }
        Shell.POWERSHELL.required();
        for (int i = 0; i < planted.size(); i += IN_A_SESSION) {
            List<Planted> some = planted.subList(i, Math.min(i + IN_A_SESSION, planted.size()));
            PowerShellSession session = new PowerShellSession(place.resolve("sessions-" + i), "");
            for (Planted one : some) {
                session.add(prepare(round, Shell.POWERSHELL, one.toString()), round.script(), options(round));
            }
            List<ShimmedRun.Result> results = session.results();
            for (int j = 0; j < some.size(); j++) {
                some.get(j).check(results.get(j), good);
            }
        }
        System.out.println(
                round + ": " + planted.size() + " calls that failed, or had lines of Windows, in two languages");
    }

    private static List<Planted> planted(Round round, List<List<String>> good) {
        List<Planted> planted = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            String step = ShimmedRun.Result.step(good.get(i));
            if (!round.has(step)) {
                continue;
            }
            boolean asks = !good.get(i).contains("none");
            boolean text = good.get(i).contains("tsv");
            for (String way : WAYS_TO_FAIL) {
                planted.add(new Planted(i, step, way, BEFORE_ALL.contains(step) ? 3 : asks ? 6 : 1));
            }
            if (asks) {
                for (String way : text ? List.of("empty") : WAYS_NOT_TO_ANSWER) {
                    planted.add(new Planted(i, step, way, step.equals("az version") ? 3 : 6));
                }
                planted.add(new Planted(i, step, "crlf", 0));
            }
        }
        return planted;
    }

    /**
     * A call that fails; or one whose answer has lines that end as on Windows, which is an answer as well.
     *
     * @param index of the call in a run that goes well
     * @param exit the code that the script has to end with
     */
    private record Planted(int index, String step, String way, int exit) {

        void check(ShimmedRun.Result result, List<List<String>> good) {
            assertThat(result.exit()).as("%s: %s", this, result.printed()).isEqualTo(exit);
            assertThat(result.left()).isEmpty();
            if (exit == 0) {
                assertThat(result.calls()).as(toString()).isEqualTo(good);
                return;
            }
            List<List<String>> until = new ArrayList<>(good.subList(0, index + 1));
            until.addAll(after(good));
            assertThat(result.calls()).as(toString()).isEqualTo(until);
            assertThat(result.printed()).containsPattern("(deploy|upload|teardown)\\.(sh|ps1): \\S");
        }

        /** Azure refuses to restart a node that is just starting or going, so that is tried again: four times in all. */
        private List<List<String>> after(List<List<String>> good) {
            return step.equals("az batch node reboot")
                    ? Collections.nCopies(3, good.subList(index - 1, index + 1)).stream()
                            .flatMap(List::stream)
                            .toList()
                    : List.of();
        }

        @Override
        public String toString() {
            return index + " " + step + " " + way;
        }
    }

    private ShimmedRun.Result run(Round round, Shell shell, String name) throws IOException, InterruptedException {
        return prepare(round, shell, name).run(round.script(), options(round));
    }

    private ShimmedRun prepare(Round round, Shell shell, String name) throws IOException {
        ShimmedRun run = new ShimmedRun(
                        shell,
                        Projects.of(round.platform()),
                        place.resolve(shell.name()).resolve(name))
                .withoutJdk();
        for (Map.Entry<String, String> file : round.given().entrySet()) {
            run.set(file.getKey(), file.getValue());
        }
        if (!name.equals("good")) {
            String[] words = name.split(" ", -1);
            run.set("fail", Integer.parseInt(words[0]) + 1 + " " + words[words.length - 1] + "\n");
        }
        return run;
    }

    private static String[] options(Round round) {
        return round.script().equals("teardown") ? new String[] {"--yes"} : new String[0];
    }
}
