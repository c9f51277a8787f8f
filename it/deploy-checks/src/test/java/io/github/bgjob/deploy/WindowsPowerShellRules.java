package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Windows PowerShell 5.1, which Windows comes with, cannot do or does otherwise than PowerShell 7. Nothing here can run
 * it, so texts are looked at. Where no other source is named, it is the list of what came with each version:
 * <a href="https://learn.microsoft.com/powershell/scripting/whats-new/differences-from-windows-powershell">Differences
 * between Windows PowerShell 5.1 and PowerShell 7</a>, and the reference page of the command.
 */
final class WindowsPowerShellRules {

    private record Rule(Pattern found, String why) {}

    private static final List<Rule> RULES = List.of(
            rule("\\?\\?", "?? and ??= came with 7.0 (about_Operators)"),
            rule("[\\w)\\]}]\\?[.\\[]", "?. and ?[] came with 7.1 (about_Operators)"),
            rule("\\s\\? .*\\s: ", "a ? b : c came with 7.0 (about_If)"),
            rule("&&|\\|\\|", "&& and || came with 7.0 (about_Pipeline_Chain_Operators)"),
            rule("\\|\\s*$(?=\\n\\s*\\|)|^\\s*\\|", "a line may begin with | since 7.0 (about_Pipelines)"),
            rule("\\$Is(?:Windows|Linux|MacOS|CoreCLR)\\b", "$IsWindows and its like came with 6.0"),
            rule("\\$PSStyle\\b", "$PSStyle came with 7.2"),
            rule("(?i)-AsHashtable\\b", "ConvertFrom-Json -AsHashtable came with 6.0"),
            rule(
                    "(?i)ConvertFrom-Json.*-(?:Depth|NoEnumerate|DateKind)\\b",
                    "these options of ConvertFrom-Json came with 6.2 and later"),
            rule(
                    "(?i)ConvertTo-Json.*-(?:AsArray|EnumsAsStrings|EscapeHandling)\\b",
                    "these options of ConvertTo-Json came with 6.2 and later"),
            rule("(?i)-Parallel\\b", "ForEach-Object -Parallel came with 7.0"),
            rule("(?i)-Encoding\\s+utf8(?:NoBOM|BOM)\\b", "utf8NoBOM and utf8BOM came with 6.0"),
            rule(
                    "(?i)-Encoding\\s+utf8\\b.*(?:Set|Add)-Content|(?:Set|Add)-Content.*-Encoding\\s+utf8\\b|(?i)Out-File.*-Encoding\\s+utf8\\b",
                    "UTF8 writes a byte order mark there: use [IO.File]::WriteAllText"),
            rule(
                    "(?i)\\b(?:Get|Set|Add)-Content\\b(?!.*-Encoding)|\\bOut-File\\b(?!.*-Encoding)",
                    "without -Encoding files are in the machine's code page there"),
            rule("(?i)-AsByteStream\\b", "-AsByteStream came with 6.0; there it is -Encoding Byte"),
            rule(
                    "(?i)Join-Path(?:\\s+(?:'[^']*'|\"[^\"]*\"|\\([^)]*\\)|[^\\s|)}]+)){3}|-AdditionalChildPath\\b",
                    "Join-Path joins two since ever, more since 6.0"),
            rule("(?i)Split-Path.*-(?:LeafBase|Extension)\\b", "these options of Split-Path came with 6.0"),
            rule("(?i)Read-Host.*-MaskInput\\b", "Read-Host -MaskInput came with 7.1"),
            rule("(?i)Start-Sleep.*-Duration\\b", "Start-Sleep -Duration came with 7.3"),
            rule("(?i)Get-Date.*-(?:AsUTC|UnixTimeSeconds)\\b", "these options of Get-Date came with 7.1"),
            rule(
                    "(?i)\\b(?:Test-Json|Get-Error|Get-Uptime|Remove-Alias|Join-String|ConvertFrom-Markdown|Get-SecureRandom)\\b",
                    "this command came with 6.0 or later"),
            rule("(?i)Select-String.*-(?:Raw|NoEmphasis|Culture)\\b", "these options of Select-String came with 7.0"),
            rule(
                    "(?i)-SkipHttpErrorCheck|-SkipCertificateCheck|-StatusCodeVariable",
                    "these options of Invoke-WebRequest came with 6.0 and 7.0"),
            rule("(?i)^\\s*clean\\s*\\{", "clean blocks came with 7.3"),
            rule("`[eu]\\b|`u\\{", "`e and `u{} came with 6.0 (about_Special_Characters)"),
            rule("-i?replace[^,\\n]*,\\s*\\{", "-replace with a block came with 6.1"),
            rule(
                    "\\bToHexString\\b|\\bFromHexString\\b|GetRelativePath|\\[IO\\.Path\\]::Join|\\[Math\\]::Clamp",
                    "the .NET Framework has not got this"),
            rule(
                    "\\.(?:Split|TrimEnd|TrimStart|Trim)\\(['\"][^'\"]{2,}",
                    "the .NET Framework takes this text for single characters: use -split or -replace"),
            rule(
                    "\\.(?:Contains|Replace|StartsWith|EndsWith|Split)\\((?:[^(),]+),[^)]*Comparison",
                    "the .NET Framework has no such overload of all of these"),
            rule("\\bArgumentList\\.Add\\b", "ProcessStartInfo.ArgumentList came with .NET Core"),
            rule(
                    "[^\\x00-\\x7F]",
                    "a script without a byte order mark is read in the machine's code page there (about_Character_Encoding)"));

    /** Redirected, each line that a program writes to standard error is an error there, and the first ends the script. */
    private static final Pattern STANDARD_ERROR = Pattern.compile("(?:^|\\s)(?:2|\\*)>");

    private static final Pattern GOES_ON = Pattern.compile("\\$ErrorActionPreference = 'Continue'");
    private static final Pattern COMMENT = Pattern.compile("^\\s*#.*$");

    private WindowsPowerShellRules() {}

    private static Rule rule(String found, String why) {
        return new Rule(Pattern.compile(found), why);
    }

    static List<Finding> of(Project project) {
        List<Finding> findings = new ArrayList<>();
        project.files().forEach((path, text) -> {
            if (path.endsWith(".ps1")) {
                findings.addAll(of(path, text));
            }
        });
        return findings;
    }

    static List<Finding> of(String path, String text) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (COMMENT.matcher(line).matches()) {
                continue;
            }
            for (Rule rule : RULES) {
                if (rule.found().matcher(line).find()) {
                    findings.add(new Finding(path, i + 1, "cannot run in Windows PowerShell 5.1: " + rule.why()));
                }
            }
            if (STANDARD_ERROR.matcher(line).find()
                    && (i == 0 || !GOES_ON.matcher(lines.get(i - 1)).find())) {
                findings.add(new Finding(
                        path,
                        i + 1,
                        "cannot run in Windows PowerShell 5.1: what a program writes to a redirected standard error ends the"
                                + " script there; set $ErrorActionPreference to Continue in the line before"
                                + " (PowerShell/PowerShell#3996)"));
            }
        }
        return findings;
    }
}
