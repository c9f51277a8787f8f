# The steps of upload.ps1, and how they wait for Azure. Includes common.ps1 before.

$pause = if ($env:DEPLOY_PAUSE_SECONDS) { $env:DEPLOY_PAUSE_SECONDS } else { '10' }
$tries = if ($env:DEPLOY_TRIES) { $env:DEPLOY_TRIES } else { '60' }

# The scopes of the tokens that a platform needs beside Resource Manager's.
$scopes = @()

# What a platform has to see to before the resources are made again; and what it knows only of resources that are there. What
# they put out are parameters for making them.
function Read-Before { }
function Read-Limits { }

# What to do about an error of Azure's.
function Get-Explanation([string]$Said) { }

# Says something beside what is put out.
function Write-Aside([string]$Text) { [Console]::Error.WriteLine($Text) }

# The build id that lies in a package.
function Read-Build([string]$Package) {
    $build = $null
    try {
        Add-Type -AssemblyName 'System.IO.Compression'
        Add-Type -AssemblyName 'System.IO.Compression.FileSystem'
        $zip = [IO.Compression.ZipFile]::OpenRead((Join-Path (Get-Location).ProviderPath $Package))
        try {
            $entry = $zip.GetEntry('build-id')
            if ($entry) {
                $reader = New-Object IO.StreamReader $entry.Open()
                try { $build = $reader.ReadToEnd().Trim() } finally { $reader.Dispose() }
            }
        } finally {
            $zip.Dispose()
        }
    } catch {
        Stop-Script "$Package is no package that can be read: build it anew."
    }
    if ($null -eq $build) { Stop-Script "There is no build-id in ${Package}: build it anew." }
    if ($build -cnotmatch '^[0-9a-f]{16}\z') { Stop-Script "The build-id in $Package is none: build it anew." }
    return $build
}

# Waits before the next try; ends all when there were enough.
function Wait-Again([int]$Try, [string]$What) {
    if ($Try -ge [int]$tries) { Stop-Script "Given up after $Try tries: $What" }
    Write-Output "Not yet ($What); trying again in $pause s."
    Start-Sleep -Seconds ([int]$pause)
}

# "pack" makes what "send" uploads; "needs" says which outputs of infra/main.bicep that reads, from a table behind it, else
# from the environment, and "tokens" the scopes of the tokens that it uses. A step that fails is the last.
function Invoke-Steps([object[]]$Words, [string[]]$Needs, [scriptblock]$Pack, [scriptblock]$Send) {
    if ("$pause$tries" -notmatch '^[0-9]+\z') { Stop-Script 'DEPLOY_PAUSE_SECONDS and DEPLOY_TRIES must be numbers.' 2 }
    $outputs = @{}
    foreach ($name in $Needs + 'DEPLOYMENT', 'AZURE_RESOURCE_GROUP', 'AZURE_SUBSCRIPTION_ID') {
        $outputs[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    $Words | Where-Object { $_ -is [hashtable] } | ForEach-Object { $outputs = $_ }
    $steps = @($Words | Where-Object { $_ -isnot [hashtable] })
    if ($steps.Count -eq 0) { Stop-Script 'upload.ps1 is started by deploy.ps1.' 2 }
    foreach ($step in $steps) {
        if ($step -ceq 'needs') {
            $Needs
        } elseif ($step -ceq 'pack') {
            & $Pack
        } elseif ($step -ceq 'tokens') {
            $scopes
        } elseif ($step -ceq 'explain') {
            Get-Explanation $outputs['said']
        } elseif (@('before', 'limits', 'send') -ccontains $step) {
            $azure.Program = Find-Program 'az'
            if ($step -ceq 'send') { $azure.Curl = Find-Program 'curl' }
            $azure.Subscription = $outputs['AZURE_SUBSCRIPTION_ID']
            $required = @(if ($step -ceq 'before') { 'DEPLOYMENT' } else { $Needs })
            foreach ($name in $required + 'AZURE_RESOURCE_GROUP') {
                if (-not $outputs[$name]) { Stop-Script "upload.ps1 is started by deploy.ps1: there is no $name." 2 }
            }
            switch -CaseSensitive ($step) {
                'before' { Read-Before }
                'limits' { Read-Limits }
                'send' { & $Send }
            }
        } else {
            Stop-Script 'upload.ps1 is started by deploy.ps1.' 2
        }
    }
}
