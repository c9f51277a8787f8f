package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What azd runs for a project before and after it has made the resources. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class HooksTest {

    private static final Pattern RUN = Pattern.compile("(?m)^ +run: (.*)$");

    @TempDir
    private Path place;

    /** azd keeps the text of a hook in a file, and starts a shell for that. */
    private enum Starter {
        POSIX("sh", "hook.sh"),
        WINDOWS("-File", "hook.ps1"),
        WINDOWS_COMMAND("-Command", "hook.ps1");

        private final String word;
        private final String file;

        Starter(String word, String file) {
            this.word = word;
            this.file = file;
        }

        List<String> command(Path hook) {
            return this == POSIX
                    ? List.of(word, hook.toString())
                    : List.of(Tool.PWSH.path().toString(), "-NoProfile", word, hook.toString());
        }
    }

    static Stream<Arguments> platformsAndStarters() {
        return Stream.of("flex", "dedicated", "webjobs", "batch", "mix")
                .flatMap(platform -> Stream.of(Starter.values()).map(starter -> Arguments.of(platform, starter)));
    }

    /** Whose first uploads are refused, and tried again, as with deploy. */
    @ParameterizedTest
    @MethodSource("platformsAndStarters")
    void a_step_of_a_hook_that_fails_is_the_last_and_an_upload_is_tried_again(String platform, Starter starter)
            throws IOException, InterruptedException {
        if (starter != Starter.POSIX) {
            Tool.PWSH.path();
        }
        ShimmedRun run = new ShimmedRun(Shell.SH, Projects.of(platform), place)
                .withoutJdk()
                .with("AZURE_RESOURCE_GROUP", "rg-shop")
                .with("AZURE_SUBSCRIPTION_ID", "shop-2");
        Stream.of(run.get("outputs").split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("=", 2))
                .forEach(output -> run.with(output[0], output[1]));
        Files.copy(run.project().resolve("mvnw"), run.project().resolve("mvnw.cmd"));
        List<String> hooks = RUN.matcher(Projects.of(platform).file("azure.yaml"))
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceFirst(" +run: ", ""))
                .toList();
        String before = hooks.get(starter == Starter.POSIX ? 1 : 0);
        String after = hooks.get(starter == Starter.POSIX ? 3 : 2);

        // Yesterday's package is there, and what it was made of is not.
        Files.createDirectories(run.project().resolve("target"));
        Files.writeString(run.project().resolve("target/functions.zip"), "yesterday's");
        assertThat(hook(run, starter, after)).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isNotZero();
            assertThat(result.printed()).contains("There is no ");
            assertThat(result.calls()).isEmpty();
        });
        run.set("broken-build", "");
        assertThat(hook(run, starter, before).exit()).isNotZero();
        Files.delete(run.shim().resolve("broken-build"));
        assertThat(hook(run, starter, before).exit()).isZero();
        run.set("refuse-upload", "2");
        assertThat(hook(run, starter, after)).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isZero();
            assertThat(result.steps())
                    .filteredOn(step -> step.equals("az storage blob upload") || step.contains("/api/publish"))
                    .hasSize(platform.equals("mix") ? 4 : 3);
            assertThat(result.calls())
                    .filteredOn(call -> call.get(0).equals("az"))
                    .allSatisfy(call -> assertThat(call).endsWith("--subscription", "shop-2"));
            // Of a dispatcher that was just started nothing is known yet.
            assertThat(result.printed()).containsAnyOf("Deployed.", "Uploaded, with the build ");
        });
    }

    private static ShimmedRun.Result hook(ShimmedRun run, Starter starter, String text)
            throws IOException, InterruptedException {
        Path file = Files.writeString(run.shim().resolve(starter.file), text + "\n");
        return run.run(run.project(), starter.command(file));
    }
}
