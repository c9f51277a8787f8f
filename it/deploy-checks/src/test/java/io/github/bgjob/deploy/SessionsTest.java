package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person's session has set, from where and how they start a script, and when they end it, is no matter. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class SessionsTest {

    private static final List<String> PLATFORMS = List.of("flex", "webjobs", "batch", "mix");

    /** Variables that scripts have, too, and whatever makes a shell do otherwise. */
    private static final Map<String, String> ODD_SESSION = Map.ofEntries(
            Map.entry("CDPATH", "/usr:/tmp"),
            Map.entry("IFS", "/o"),
            Map.entry("SHELLOPTS", "noglob:noclobber"),
            Map.entry("BASHOPTS", "failglob:nocasematch"),
            Map.entry("BASH_FUNC_az%%", "() { echo mine; }"),
            Map.entry("BASH_FUNC_curl%%", "() { echo mine; }"),
            Map.entry("BASH_FUNC_sed%%", "() { echo mine; }"),
            Map.entry("BASH_FUNC_cat%%", "() { echo mine; }"),
            Map.entry("BASH_FUNC_fail%%", "() { :; }"),
            Map.entry("name", "mine"),
            Map.entry("group", "mine"),
            Map.entry("location", "mine"),
            Map.entry("subscription", "mine"),
            Map.entry("principal", "mine"),
            Map.entry("principal_type", "mine"),
            Map.entry("answer", "mine"),
            Map.entry("token", "mine"),
            Map.entry("needs", "mine"),
            Map.entry("query", "mine"),
            Map.entry("build", "mine"),
            Map.entry("sure", "true"),
            Map.entry("jar", "mine"),
            Map.entry("appName", "mine"),
            Map.entry("appHost", "mine"),
            Map.entry("poolId", "mine"),
            Map.entry("AZURE_RESOURCE_GROUP", "mine"),
            Map.entry("AZURE_SUBSCRIPTION_ID", "mine"),
            Map.entry("resourceGroup", "mine"));

    private static final String ODD_POWERSHELL = """
            $ErrorActionPreference = 'SilentlyContinue'
            $PSNativeCommandUseErrorActionPreference = $true
            $PSNativeCommandArgumentPassing = 'Legacy'
            $PSDefaultParameterValues = @{ 'Get-Content:Raw' = $true; 'ConvertFrom-Json:AsHashtable' = $true; 'Get-ChildItem:Filter' = '*.x' }
            $ConfirmPreference = 'Low'
            $OutputEncoding = [Text.Encoding]::Unicode
            $OFS = '~'
            function az { 'mine' }
            function sh { 'mine' }
            function jar { 'mine' }
            Set-Alias az Get-Date
            Set-Alias curl Get-Date
            $azure = $outputs = $needs = $package = $options = $settings = $code = $tries = $pause = $processor = $description = 'mine'
            $WhatIfPreference = $true
            [Environment]::CurrentDirectory = '/usr'
            """;

    @TempDir
    private Path place;

    static Stream<Arguments> platformsAndShells() {
        return PLATFORMS.stream()
                .flatMap(platform -> Stream.of(Shell.SH, Shell.BASH).map(shell -> Arguments.of(platform, shell)));
    }

    @ParameterizedTest
    @MethodSource("platformsAndShells")
    void what_a_session_exports_changes_nothing(String platform, Shell shell) throws IOException, InterruptedException {
        List<List<String>> usual = given(shell, platform, "usual").run("deploy").calls();
        ShimmedRun odd = given(shell, platform, "odd");
        ODD_SESSION.forEach(odd::with);
        ShimmedRun.Result result = odd.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.calls()).isEqualTo(usual);
        result = odd.run("teardown");
        assertThat(result.exit()).as(result.printed()).isEqualTo(5);
        result = odd.run("teardown", "--yes");
        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps()).contains("az group delete");
    }

    /** Each twice in the same session, which is afterwards as it was. */
    @Test
    void what_a_powershell_session_has_set_changes_nothing() throws IOException, InterruptedException {
        Shell.POWERSHELL.required();
        PowerShellSession session = new PowerShellSession(place, ODD_POWERSHELL);
        List<List<List<String>>> usual = new ArrayList<>();
        for (String platform : PLATFORMS) {
            for (String time : List.of("first", "second")) {
                usual.add(
                        given(Shell.SH, platform, "usual-" + time).run("deploy").calls());
                session.add(given(Shell.POWERSHELL, platform, "odd-" + time), "deploy");
            }
            usual.add(given(Shell.SH, platform, "usual-end")
                    .run("teardown", "--yes")
                    .calls());
            session.add(given(Shell.POWERSHELL, platform, "odd-end"), "teardown", "--yes");
        }
        List<ShimmedRun.Result> results = session.results();
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.exit()).as(result.printed()).isZero());
        assertThat(results.stream().map(ShimmedRun.Result::calls)).isEqualTo(usual);
    }

    @ParameterizedTest
    @EnumSource
    void a_script_may_be_started_from_anywhere(Shell shell) throws IOException, InterruptedException {
        shell.required();
        List<List<String>> usual = given(shell, "flex", "usual").run("deploy").calls();
        ShimmedRun far = given(shell, "flex", "far");
        String script = far.project().resolve("deploy/deploy").toString();
        assertThat(far.run(Path.of("/usr"), shell.command(script, List.of())).calls())
                .isEqualTo(usual);
        ShimmedRun near = given(shell, "flex", "near");
        assertThat(near.run(near.project().resolve("deploy"), shell.command("./deploy", List.of()))
                        .calls())
                .isEqualTo(usual);
    }

    static Stream<Arguments> interruptions() {
        List<Arguments> all = new ArrayList<>();
        for (Shell shell : Shell.values()) {
            for (String signal : List.of("INT", "TERM")) {
                int exit = signal.equals("INT") ? 130 : 143;
                all.add(Arguments.of(shell, signal, "mix", "deployment group create", exit));
                all.add(Arguments.of(shell, signal, "mix", "storage blob upload", exit));
                all.add(Arguments.of(shell, signal, "batch", "batch job create", exit));
            }
        }
        return all.stream();
    }

    /** As a terminal does, the signal is sent to the script and to what it has started. */
    @ParameterizedTest
    @MethodSource("interruptions")
    void who_is_interrupted_ends_with_that_code_goes_on_with_nothing_and_leaves_nothing(
            Shell shell, String signal, String platform, String call, int exit)
            throws IOException, InterruptedException {
        shell.required();
        ShimmedRun run = given(shell, platform, "run");
        Path hanging = run.shim().resolve("hanging");
        new Command(place, Map.of(), place).succeed("mkfifo", hanging.toString());
        run.set("hang", call);
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(shell.command("deploy", List.of()));
        Process process = run.start(run.project(), command);
        ShimmedRun.Result result;
        try {
            // Has its end when the call is made.
            new Command(place, Map.of(), place).succeed("cat", hanging.toString());
            new Command(place, Map.of(), place).succeed("kill", "-" + signal, "--", "-" + process.pid());
            result = run.end(process);
        } finally {
            Command.end(process);
        }

        assertThat(result.exit()).as(result.printed()).isEqualTo(exit);
        assertThat(result.steps()).last().asString().startsWith("az " + call);
        assertThat(result.left()).isEmpty();
    }

    /** With something there of an earlier run, so that every question is asked. */
    private ShimmedRun given(Shell shell, String platform, String name) throws IOException {
        ShimmedRun run = new ShimmedRun(
                        shell,
                        Projects.of(platform),
                        place.resolve(shell.name()).resolve(platform + "-" + name))
                .withoutJdk();
        if (!name.equals("run")) {
            run.set("group", "");
            run.set("dispatcher", "");
            run.set("nodes", "node-1 node-2");
        }
        return run;
    }
}
