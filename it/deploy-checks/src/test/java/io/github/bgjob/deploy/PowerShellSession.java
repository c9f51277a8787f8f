package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts run one after the other in one session, as a person does in a window, where what one has set would be there for
 * the next. It is faster, too: PowerShell takes its time to start.
 */
final class PowerShellSession {

    private static final String LOOP = """

            foreach ($line in [IO.File]::ReadAllLines("$PSScriptRoot/runs")) {
                $shim, $script, $words = $line -split "`t"
                $words = @($words | Where-Object { $_ })
                $env:SHIM = $shim
                $printed = New-Object IO.StreamWriter "$shim/printed"
                [Console]::SetError($printed)
                $before = @("$pwd", [Environment]::CurrentDirectory) + @(Get-ChildItem Env: | ForEach-Object { "$($_.Key)=$($_.Value)" })
                & $script @words | ForEach-Object { $printed.WriteLine($_) }
                $code = $LASTEXITCODE
                $after = @("$pwd", [Environment]::CurrentDirectory) + @(Get-ChildItem Env: | ForEach-Object { "$($_.Key)=$($_.Value)" })
                if ("$before" -cne "$after") { $printed.WriteLine("THE SESSION HAS CHANGED: $before $after") }
                $printed.Close()
                [IO.File]::WriteAllText("$shim/exit", "$code")
            }
            """;

    private final ShimmedRun window;
    private final String before;
    private final List<ShimmedRun> runs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** @param before what the person has set, in PowerShell */
    PowerShellSession(Path place, String before) throws IOException {
        this.window = new ShimmedRun(Shell.POWERSHELL, Projects.of("flex"), place.resolve("session")).withoutJdk();
        this.before = before;
    }

    void add(ShimmedRun run, String script, String... options) {
        List<String> command = Shell.POWERSHELL.command(script, List.of(options));
        Path file = run.project().resolve(command.get(command.size() - options.length - 1));
        runs.add(run);
        lines.add(String.join(
                "\t",
                Stream.concat(
                                Stream.of(run.shim().toString(), file.toString()),
                                command.stream().skip(command.size() - options.length))
                        .toList()));
    }

    /** What each run did, in the order they were added. */
    List<ShimmedRun.Result> results() throws IOException, InterruptedException {
        Files.write(window.shim().resolve("runs"), lines);
        Path session = Files.writeString(window.shim().resolve("session.ps1"), before + LOOP);
        ShimmedRun.Result end = window.run(
                window.shim(), Shell.POWERSHELL.command(session.toString().replace(".ps1", ""), List.of()));
        assertThat(end.exit()).as(end.printed()).isZero();
        List<ShimmedRun.Result> results = new ArrayList<>();
        for (ShimmedRun run : runs) {
            ShimmedRun.Result result = run.result(Integer.parseInt(run.get("exit")));
            assertThat(result.printed()).doesNotContain("THE SESSION HAS CHANGED");
            results.add(result);
        }
        return results;
    }
}
