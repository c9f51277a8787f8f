package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsPowerShellRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$name = $given ?? 'shop'",
                "$name ??= 'shop'",
                "$length = $name?.Length",
                "$first = ${names}?[0]",
                "$type = $user ? 'User' : 'Group'",
                "az account show && az group list",
                "az account show || exit 1",
                "    | Where-Object { $_ }",
                "if ($IsWindows) { 'cmd' }",
                "$json | ConvertFrom-Json -AsHashtable",
                "ConvertFrom-Json $json -Depth 9",
                "ConvertTo-Json -AsArray $list",
                "$list | ForEach-Object -Parallel { $_ }",
                "Set-Content a.txt 'a' -Encoding utf8NoBOM",
                "Set-Content a.txt 'a' -Encoding utf8",
                "Get-Content -LiteralPath 'deploy/deploy.env'",
                "Set-Content a.txt 'a'",
                "Join-Path $root 'infra' 'main.bicep'",
                "Split-Path -LeafBase $file",
                "Test-Json $json",
                "\"`e[31mred\"",
                "$text -replace 'a', { $_.Value }",
                "[IO.Path]::GetRelativePath($a, $b)",
                "$text.Split('::')",
                "'Größe'",
                "az batch job show --job-id dispatcher 2>$null",
                "$said = az group list 2>&1"
            })
    void what_it_cannot_do_is_found(String line) {
        assertThat(WindowsPowerShellRules.of("deploy/deploy.ps1", line + "\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# What is newer: ?? and $IsWindows, 2>$null",
                "Get-Content -LiteralPath 'deploy/deploy.env' -Encoding UTF8",
                "[IO.File]::WriteAllText($file, ($job | ConvertTo-Json -Depth 8))",
                "Push-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)",
                "Join-Path $env:JAVA_HOME $_",
                "$jar = @(Get-Command 'jar' | ForEach-Object { $_.Path })",
                "\"$scm/api/publish?$($outputs.publishQuery)\"",
                "\"$($outputs.appName): there is no such app\"",
                "$list -split ',(?=[A-Za-z])'",
                "$option -match '^--?[A-Za-z]'",
                "'^(000|401|5..)\\z'",
                "$ErrorActionPreference = 'Continue'\n$said = (Invoke-Az group list 2>&1)"
            })
    void what_it_can_do_is_not(String line) {
        assertThat(WindowsPowerShellRules.of("deploy/deploy.ps1", line + "\n")).isEmpty();
    }

    @Test
    void a_finding_says_where_and_why() {
        assertThat(WindowsPowerShellRules.of("deploy/deploy.ps1", "$a = 1\n$a ?? 2\n"))
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .contains("deploy/deploy.ps1", "2", "5.1", "7.0");
    }
}
