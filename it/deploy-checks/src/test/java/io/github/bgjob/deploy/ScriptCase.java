package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of the table: what a script is given, and what it has to do then in every shell.
 *
 * @param project whose script it is
 * @param given files for the stand-ins
 * @param settings lines for deploy.env
 * @param calls what it calls, in order
 * @param passed words that the first call of a step has among its own
 * @param made words that some call has, one after the other
 * @param says what it prints, among other things
 */
record ScriptCase(
        String name,
        Project project,
        String script,
        List<String> options,
        Map<String, String> given,
        List<String> settings,
        int exit,
        List<String> calls,
        Map<String, List<String>> passed,
        List<List<String>> made,
        List<String> says) {

    static ScriptCase of(String name, String platform, String script, String... options) {
        return new ScriptCase(
                name,
                Projects.of(platform),
                script,
                List.of(options),
                Map.of(),
                List.of(),
                0,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    ScriptCase named(String other) {
        return new ScriptCase(other, project, script, options, given, settings, exit, calls, passed, made, says);
    }

    ScriptCase in(String projectName) {
        Project other = Projects.all()
                .filter(one -> one.name().equals(projectName))
                .findFirst()
                .orElseThrow();
        return new ScriptCase(name, other, script, options, given, settings, exit, calls, passed, made, says);
    }

    ScriptCase given(String file, String content) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.put(file, content);
        return new ScriptCase(name, project, script, options, more, settings, exit, calls, passed, made, says);
    }

    ScriptCase setting(String line) {
        List<String> more = Stream.concat(settings.stream(), Stream.of(line)).toList();
        return new ScriptCase(name, project, script, options, given, more, exit, calls, passed, made, says);
    }

    ScriptCase ends(int code, String... words) {
        return new ScriptCase(
                name, project, script, options, given, settings, code, calls, passed, made, List.of(words));
    }

    /** Each a step or a list of steps. */
    ScriptCase calls(Object... steps) {
        List<String> all = new ArrayList<>();
        for (Object step : steps) {
            if (step instanceof List<?> several) {
                several.forEach(one -> all.add((String) one));
            } else {
                all.add((String) step);
            }
        }
        return new ScriptCase(name, project, script, options, given, settings, exit, all, passed, made, says);
    }

    ScriptCase passes(String step, String... words) {
        Map<String, List<String>> more = new LinkedHashMap<>(passed);
        more.put(step, List.of(words));
        return new ScriptCase(name, project, script, options, given, settings, exit, calls, more, made, says);
    }

    ScriptCase hasCall(String... words) {
        List<List<String>> more =
                Stream.concat(made.stream(), Stream.of(List.of(words))).toList();
        return new ScriptCase(name, project, script, options, given, settings, exit, calls, passed, more, says);
    }

    /** Makes ready what the row gives. */
    ShimmedRun in(Shell shell, Path place) throws IOException {
        ShimmedRun run = new ShimmedRun(shell, project, place).withoutJdk();
        for (Map.Entry<String, String> file : given.entrySet()) {
            run.set(file.getKey(), file.getValue());
        }
        Path file = run.project().resolve("deploy/deploy.env");
        for (String line : settings) {
            String name = line.substring(0, line.indexOf('=') + 1);
            Files.writeString(file, Files.readString(file).replaceAll("(?m)^" + name + ".*\n", "") + line + "\n");
        }
        return run;
    }

    void check(ShimmedRun.Result result) {
        assertThat(result.exit()).as(result.printed()).isEqualTo(exit);
        assertThat(result.steps()).isEqualTo(calls);
        says.forEach(words -> assertThat(result.printed()).contains(words));
        passed.forEach((step, words) -> assertThat(result.call(step)).containsAll(words));
        made.forEach(words -> assertThat(result.calls())
                .as(words.toString())
                .anyMatch(call -> Collections.indexOfSubList(call, words) >= 0));
        assertThat(result.left()).isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
