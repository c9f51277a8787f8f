# What every script here begins with, and how they ask Azure.

# What a session has set is none of a script's business.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$PSNativeCommandArgumentPassing = 'Windows'
$PSDefaultParameterValues = @{}
$WhatIfPreference = $false
$ConfirmPreference = 'High'
$OutputEncoding = New-Object Text.UTF8Encoding $false
$OFS = ' '

$azure = @{ Program = $null; Subscription = '' }

# Ends the script, with a message and a code.
function Stop-Script([string]$Message, [int]$Code = 1) {
    $failure = New-Object InvalidOperationException $Message
    $failure.Data['code'] = $Code
    throw $failure
}

# Runs a script in the project's directory, puts the session back where it was, and ends with the script's code.
function Invoke-Script([string]$Name, [scriptblock]$Script) {
    $code = 130
    Push-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)
    try {
        & $Script
        $code = 0
    } catch {
        [Console]::Error.WriteLine("${Name}: $($_.Exception.Message)")
        $code = if ($_.Exception.Data.Contains('code')) { $_.Exception.Data['code'] } else { 1 }
    } finally {
        Pop-Location
        # After Ctrl-C nothing behind this is run, and a process that was started for a script would end with 0.
        if ($code -eq 130 -and @([Environment]::GetCommandLineArgs() -match '^[-/]f(i|il|ile)?$').Count -gt 0) {
            $Host.SetShouldExit($code)
        }
    }
    exit $code
}

# The options by name: "ResourceGroup" is given as -ResourceGroup or --resource-group. Those of $Switches have no value, and
# -Set, which may be repeated, has a list.
function Read-Options([object[]]$Given, [string[]]$Valued, [string[]]$Switches) {
    $options = @{ Set = @() }
    $words = @($Given)
    for ($i = 0; $i -lt $words.Count; $i++) {
        $option = [string]$words[$i]
        $name = if ($option -match '^--?[A-Za-z]') { $option -replace '-', '' } else { '' }
        if ($Switches -contains $name) {
            $options[$name] = $true
            continue
        }
        if ($Valued -notcontains $name) { Stop-Script "There is no option $option; see --help." 2 }
        $i++
        # In a session, PowerShell makes a list of what has a comma and stands in no quotation marks.
        if ($i -lt $words.Count -and $words[$i] -is [array]) {
            Stop-Script "$option wants one value: put one with a comma in quotation marks, and repeat --set for others." 2
        }
        $value = if ($i -lt $words.Count) { [string]$words[$i] } else { '' }
        if (-not $value) { Stop-Script "$option wants a value; see --help." 2 }
        Assert-Argument $option $value
        if ($name -ne 'Set') {
            $options[$name] = $value
            continue
        }
        if ($value -notmatch '^([A-Za-z][A-Za-z0-9]*)=') { Stop-Script "--set wants PARAMETER=VALUE, but got $value." 2 }
        Assert-Free $Matches[1]
        $options.Set += $value
    }
    return $options
}

# On Windows az is a batch file, and cmd.exe takes what it is given apart at these.
function Assert-Argument([string]$Where, [string]$Value) {
    if ($env:OS -eq 'Windows_NT' -and $Value -match '[&|<>^%"()!\r\n]') {
        Stop-Script ("$Where cannot be '$Value': on Windows az takes none of & | < > ^ % `" ( ) !. " +
            'Choose another, or run the .sh script in Git Bash.') 2
    }
}

# That a parameter is none of those which the scripts give. Azure takes no notice of capitals in their names.
function Assert-Free([string]$Parameter) {
    $instead = switch ($Parameter) {
        'name' { '--name, or NAME in deploy/deploy.env' }
        'location' { '--location, or LOCATION in deploy/deploy.env' }
        'deployerPrincipalId' { '--principal-id' }
        'deployerPrincipalType' { '--principal-type' }
    }
    if ($instead) { Stop-Script "The parameter $Parameter cannot be set: give it with $instead." 2 }
}

# What deploy.env says, by name; the last line of a name counts.
function Read-Settings {
    if (-not (Test-Path -LiteralPath 'deploy/deploy.env' -PathType Leaf)) { Stop-Script 'There is no deploy/deploy.env.' 2 }
    $bytes = [IO.File]::ReadAllBytes((Join-Path (Get-Location).ProviderPath 'deploy/deploy.env'))
    # No text but one in UTF-16 has zeros.
    if ($bytes -contains 0) { Stop-Script 'deploy/deploy.env is not in UTF-8: save it as UTF-8.' 2 }
    $text = [Text.Encoding]::UTF8.GetString($bytes).TrimStart([char]0xFEFF).Replace("`r", '')
    $settings = New-Object Collections.Specialized.OrderedDictionary ([StringComparer]::Ordinal)
    foreach ($line in @($text -split "`n" | Where-Object { $_ -notmatch '^(#|[ \t]*\z)' })) {
        $name, $value = $line -split '=', 2
        if ($null -eq $value) { Stop-Script "A line of deploy/deploy.env is NAME=VALUE, and not: $line" 2 }
        if ($name -cmatch '^[a-z][A-Za-z0-9]*\z') {
            Assert-Free $name
        } elseif (@('NAME', 'RESOURCE_GROUP', 'LOCATION') -cnotcontains $name) {
            Stop-Script ("deploy/deploy.env has no setting ${name}: there are NAME, RESOURCE_GROUP, LOCATION " +
                'and parameters of infra/main.bicep.') 2
        }
        if ($value -match '^["''\x20\t]|["''\x20\t]\z') {
            Stop-Script ("$name in deploy/deploy.env must have no quotation marks around it " +
                'and no blanks before or behind it.') 2
        }
        Assert-Argument "$name in deploy/deploy.env" $value
        $settings[$name] = $value
    }
    return $settings
}

# An option, else a setting; neither may be empty.
function Select-Value($Options, [string]$Option, $Settings, [string]$Setting) {
    if ($Options.ContainsKey($Option)) { return $Options[$Option] }
    if (-not $Settings[$Setting]) { Stop-Script "$Setting in deploy/deploy.env is empty or missing." 2 }
    return $Settings[$Setting]
}

# That a resource group's name has nothing that it cannot have, by
# https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules; letters are not only English ones.
function Assert-Group([string]$Name) {
    if ($Name -cmatch '[\x00-\x7F-[A-Za-z0-9_.()-]]|\.\z') {
        Stop-Script "The resource group '$Name' cannot be: it has letters, digits and _ - . ( ) only, and no period last." 2
    }
}

function Assert-Location([string]$Name) {
    if ($Name -cnotmatch '^[A-Za-z0-9 ]*\z') {
        Stop-Script "The region '$Name' cannot be: it has letters and digits only, such as eastus2." 2
    }
}

# Of what the resources are called after: the form that every one of them takes.
function Assert-Name([string]$Name) {
    if ($Name -cnotmatch '^[a-z][a-z0-9-]{1,22}[a-z0-9]\z') {
        Stop-Script ("The name '$Name' must have 3 to 24 lower-case letters, digits and hyphens, " +
            'a letter first and no hyphen last.') 2
    }
}

# A program, and not what a session calls by the same name.
function Find-Program([string]$Name) {
    $found = @(Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue)
    if ($found.Count -eq 0) { Stop-Script "There is no $Name on the PATH; install it first." 3 }
    return $found[0].Path
}

function Find-Jar {
    if ($env:JAVA_HOME) {
        $jar = @('bin/jar', 'bin/jar.exe' | ForEach-Object { Join-Path $env:JAVA_HOME $_ } |
                Where-Object { Test-Path -LiteralPath $_ })
    } else {
        $jar = @(Get-Command 'jar' -CommandType Application -ErrorAction SilentlyContinue | ForEach-Object { $_.Path })
    }
    if ($jar.Count -eq 0) {
        Stop-Script 'There is no JDK: install one and point JAVA_HOME at it, or put its jar on the PATH.' 3
    }
    return $jar[0]
}

# Runs a program with these words, and with a text for its standard input when there is one. Elsewhere than on Windows,
# PowerShell makes names of files of words with * ? [ ] and ~, but for those that stand in quotation marks:
# https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_wildcards
function Invoke-Program([string]$Program, [string[]]$Words, [string]$Given) {
    # A batch file gets quotation marks within a word by a backslash only:
    # https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-powershell
    if ($Program -match '\.(cmd|bat)\z') { $Words = @($Words | ForEach-Object { $_.Replace('"', '\"') }) }
    $quoted = @(for ($i = 0; $i -lt $Words.Count; $i++) { "`"`$(`$Words[$i])`"" })
    $start = "& `$Program $quoted"
    if ($Given) { $start = "`$Given | $start" }
    & ([scriptblock]::Create($start))
}

# The Azure CLI, in the subscription that is asked for, when one is.
function Invoke-Az {
    # What az says on standard error is no failure of this script, whoever listens.
    $ErrorActionPreference = 'Continue'
    $where = @()
    if ($azure.Subscription) { $where = '--subscription', $azure.Subscription }
    Invoke-Program $azure.Program ($args + $where)
}

# The strings of the list that az answers to the words. $Count is how many there must be, or "any". A call that failed is no
# answer, and neither is one of another form.
function Read-Az([string]$Count, [string]$What) {
    $words = $args
    $text = (Invoke-Az @words --output json) -join "`n"
    if ($LASTEXITCODE -ne 0) { Stop-Script "$What cannot be read: az failed, and says above why." 6 }
    return Read-List $text $Count $What
}

# The strings of a list in JSON as az writes it, one a line: what reads all of JSON makes dates of some.
function Read-List([string]$Text, [string]$Count, [string]$What) {
    $odd = "$What cannot be read: az answered, but not what it is asked for. Nothing is done before it does."
    $list = @()
    if ($Text -cne '[]') {
        if ($Text -notmatch '^\[\n(  "([^"\\]|\\.)+",?\n)*\]\z') { Stop-Script $odd 6 }
        $list = @($Text -split "`n" | Where-Object { $_ -match '^  ' } |
                ForEach-Object { $_ -replace '^  "(.*)",?\z', '$1' -replace '\\(.)', '$1' })
    }
    if ($Count -ne 'any' -and $list.Count -ne [int]$Count) { Stop-Script $odd 6 }
    return $list
}

# The token of the login.
function Read-Token {
    $token = Read-Az 1 'A token of your login' account get-access-token --query '[accessToken]'
    if ($token -notmatch '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z') {
        Stop-Script 'What az gives is no token: run az login again.' 6
    }
    return $token
}

# Whether there is a resource group of that name.
function Test-Group([string]$Group) {
    $exists = (Invoke-Az group exists --name $Group --output json) -join ''
    if ($LASTEXITCODE -ne 0) {
        Stop-Script "Whether there is a resource group $Group cannot be known: az failed, and says above why." 6
    }
    if (@('true', 'false') -cnotcontains $exists) {
        Stop-Script "Whether there is a resource group $Group cannot be known: az answered neither true nor false." 6
    }
    return $exists -ceq 'true'
}
