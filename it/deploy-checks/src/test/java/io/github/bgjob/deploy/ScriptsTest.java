package io.github.bgjob.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts do what they say, in the right order, also when Azure is slow, refuses or fails. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ScriptsTest {

    @TempDir
    private Path place;

    static Stream<ScriptCase> table() {
        return ScriptCases.all();
    }

    /** No row says of a difference between the languages: there is none. */
    @ParameterizedTest
    @MethodSource("table")
    void each_script_does_what_the_table_says_and_calls_the_same_in_every_shell(ScriptCase row)
            throws IOException, InterruptedException {
        List<List<String>> calls = check(row, Shell.SH);
        assertThat(check(row, Shell.BASH)).isEqualTo(calls);
        Shell.POWERSHELL.required();
        assertThat(check(row, Shell.POWERSHELL)).isEqualTo(calls);
    }

    private List<List<String>> check(ScriptCase row, Shell shell) throws IOException, InterruptedException {
        ShimmedRun run = row.in(shell, place.resolve(shell.name()));
        ShimmedRun.Result result = run.run(row.script(), row.options().toArray(String[]::new));
        row.check(result);
        return result.calls();
    }

    @ParameterizedTest
    @EnumSource
    void a_package_has_no_settings_of_this_machine_and_the_token_is_shown_to_nobody(Shell shell)
            throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = new ShimmedRun(shell, Projects.of("flex"), place);
        ShimmedRun.Result result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(entries(run.project().resolve("target/functions.zip")))
                .contains("host.json", "process/function.json", "build-id")
                .doesNotContain("local.settings.json");
        assertThat(result.calls().toString() + result.printed()).doesNotContain("TOKEN-OF-THE-DEPLOYER");
        assertThat(run.get("config")).contains("Authorization: Bearer e30.", ".TOKEN-OF-THE-DEPLOYER");
    }

    @ParameterizedTest
    @EnumSource
    void the_dispatcher_is_one_that_never_runs_on_spot(Shell shell) throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = new ShimmedRun(shell, Projects.of("batch"), place);
        ShimmedRun.Result result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        Map<?, ?> job = JSON.std.mapFrom(run.get("job.json"));
        Map<?, ?> manager = (Map<?, ?>) job.get("jobManagerTask");
        assertThat(job.get("poolInfo")).isEqualTo(Map.of("poolId", "dispatcher"));
        assertThat(manager.get("allowLowPriorityNode")).isEqualTo(false);
        assertThat(manager.get("commandLine"))
                .isEqualTo("/bin/sh -c 'exec java -jar \"$AZ_BATCH_NODE_SHARED_DIR/processor.jar\" dispatch'");
        assertThat(List.<Object>copyOf((List<?>) manager.get("environmentSettings")))
                .containsExactlyInAnyOrder(
                        setting("AzureWebJobsStorage__accountName", "shopx"),
                        setting("AzureWebJobsStorage__credential", "managedidentity"),
                        setting("AzureWebJobsStorage__clientId", "client-1"),
                        setting("BATCH_ACCOUNT_ENDPOINT", "https://shopbatch.eastus2.batch.azure.com"),
                        setting("BATCH_POOL_ID", "jobs"));
    }

    @ParameterizedTest
    @EnumSource
    void taking_down_needs_the_groups_name_typed_with_its_capitals(Shell shell)
            throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = new ShimmedRun(shell, Projects.of("flex"), place);
        run.set("group", "");
        ShimmedRun.Result result = run.answering("RG-photo-worker\n", "teardown");

        assertThat(result.exit()).as(result.printed()).isEqualTo(5);
        assertThat(result.steps()).isEqualTo(ScriptCases.LOOK);
        assertThat(run.answering("rg-photo-worker\n", "teardown").steps()).contains("az group delete");
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_that_is_missing_is_named_before_anything_is_done(Shell shell) throws IOException, InterruptedException {
        shell.required();
        Path tools = Files.createDirectories(place.resolve("tools"));
        for (String tool : List.of("sh", "bash", "dirname", "sed", "tail", "tr", "cat", "grep", "readlink")) {
            Path program = Stream.of("/bin", "/usr/bin")
                    .map(directory -> Path.of(directory, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.copy(program, tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
        }
        ShimmedRun run = new ShimmedRun(shell, Projects.of("flex"), place).with("PATH", tools.toString());

        assertThat(run.run("deploy")).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isEqualTo(3);
            assertThat(result.printed()).contains("There is no az on the PATH");
        });
        assertThat(run.run("teardown", "--yes").exit()).isEqualTo(3);
        Files.copy(ShimmedRun.SHIMS.resolve("az"), tools.resolve("az"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run.run("deploy").printed()).contains("There is no curl on the PATH");
        run.with("PATH", ShimmedRun.SHIMS + ":/bin:/usr/bin").with("JAVA_HOME", tools.toString());
        assertThat(run.run("deploy")).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isEqualTo(3);
            assertThat(result.printed()).contains("There is no JDK");
            assertThat(result.steps()).doesNotContain("mvnw");
        });
    }

    /** Only PowerShell makes lists of what stands between commas. */
    @Test
    void a_list_of_powershell_is_not_taken_for_a_value() throws IOException, InterruptedException {
        String pwsh = Tool.PWSH.path().toString();
        ShimmedRun run = new ShimmedRun(Shell.POWERSHELL, Projects.of("flex"), place).withoutJdk();
        ShimmedRun.Result list = run.run(
                run.project(),
                List.of(pwsh, "-NoProfile", "-Command", "./deploy/deploy.ps1 -Set a=1,b=2; exit $LASTEXITCODE"));

        assertThat(list.exit()).as(list.printed()).isEqualTo(2);
        assertThat(list.printed()).contains("repeat --set");
        assertThat(list.calls()).isEmpty();
        ShimmedRun.Result text = run.run(
                run.project(),
                List.of(pwsh, "-NoProfile", "-Command", "./deploy/deploy.ps1 -Set 'a=1,b=2'; exit $LASTEXITCODE"));
        assertThat(text.call("az deployment group create")).endsWith("deployerPrincipalType=User", "a=1,b=2");
    }

    @ParameterizedTest
    @EnumSource
    void without_what_lies_beside_it_a_script_says_so_and_does_nothing(Shell shell)
            throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = new ShimmedRun(shell, Projects.of("mix"), place);
        Path elsewhere = Files.createDirectories(place.resolve("elsewhere/bin"));
        for (String script : List.of("deploy", "teardown", "upload")) {
            List<String> command = shell.command(elsewhere.resolve(script).toString(), List.of("send"));
            Path link = Path.of(command.get(command.size() - 2));
            Files.createSymbolicLink(
                    link,
                    run.project().resolve("deploy").resolve(link.getFileName().toString()));
            refusesToBegin(run.run(elsewhere, command));
        }
        for (String ending : List.of("sh", "ps1")) {
            Files.delete(run.project().resolve("deploy/processor." + ending));
        }
        refusesToBegin(run.run("upload", "send"));
        for (String ending : List.of("sh", "ps1")) {
            Files.delete(run.project().resolve("deploy/common." + ending));
        }
        refusesToBegin(run.run("deploy"));
        refusesToBegin(run.run("teardown", "--yes"));
    }

    private static void refusesToBegin(ShimmedRun.Result result) {
        assertThat(result.exit()).as(result.printed()).isEqualTo(2);
        assertThat(result.printed().lines()).singleElement().asString().contains("cannot be read; start the one");
        assertThat(result.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_package_that_cannot_be_read_is_not_tried_again(Shell shell) throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = new ShimmedRun(shell, Projects.of("webjobs"), place);
        Files.createDirectories(run.project().resolve("webjob/target/app-service.zip"));
        assertThat(run.run("deploy", "--skip-build")).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isEqualTo(1);
            assertThat(result.printed()).contains("There is no webjob/target/app-service.zip");
        });
        Files.delete(run.project().resolve("webjob/target/app-service.zip"));
        run.set("unreadable", "");
        assertThat(run.run("deploy")).satisfies(result -> {
            assertThat(result.exit()).as(result.printed()).isEqualTo(1);
            assertThat(result.printed()).contains("The package cannot be read");
            assertThat(result.steps())
                    .endsWith(
                            "az account get-access-token",
                            "curl /api/deployments/latest",
                            "curl /api/publish?RemoteBuild=false");
        });
    }

    /** As a directory service gives it where people write Latin-1. */
    @ParameterizedTest
    @EnumSource
    void a_subscription_may_have_a_name_that_is_not_in_utf_8(Shell shell) throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run =
                new ShimmedRun(shell, Projects.of("flex"), place).withoutJdk().with("LC_ALL", "C.UTF-8");
        Files.write(run.shim().resolve("subscription"), "B\u00fccher\n".getBytes(ISO_8859_1));
        ShimmedRun.Result result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
    }

    /** There az is a batch file. */
    @ParameterizedTest
    @ValueSource(strings = {"a&b", "a|b", "a<b", "a>b", "a^b", "100%", "\"a\"", "a(b", "a)b"})
    void on_windows_what_cmd_would_take_apart_is_refused(String value) throws IOException, InterruptedException {
        Shell.POWERSHELL.required();
        ShimmedRun run = new ShimmedRun(Shell.POWERSHELL, Projects.of("flex"), place).with("OS", "Windows_NT");
        ShimmedRun.Result result = run.run("deploy", "--resource-group", value);

        assertThat(result.exit()).as(result.printed()).isEqualTo(2);
        assertThat(result.printed()).contains(value, "Git Bash");
        assertThat(result.calls()).isEmpty();
    }

    private static Map<String, String> setting(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
