# The steps of upload.ps1, and how they wait for Azure. Includes common.ps1 before.

$pause = if ($env:DEPLOY_PAUSE_SECONDS) { $env:DEPLOY_PAUSE_SECONDS } else { '10' }
$tries = if ($env:DEPLOY_TRIES) { $env:DEPLOY_TRIES } else { '60' }
# Roles may take half an hour to be known everywhere: Azure/azure-dev#8026.
$limit = if ($env:DEPLOY_LIMIT_SECONDS) { $env:DEPLOY_LIMIT_SECONDS } else { '1800' }

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

# Waits before the next try; ends all when there were enough.
function Wait-Again([int]$Try, [string]$What, [int]$Most = [int]$tries) {
    if ($Try -ge $Most) { Stop-Script "Given up after $Try tries: $What" }
    Write-Output "Not yet ($What); trying again in $pause s."
    Start-Sleep -Seconds ([int]$pause)
}

# Which build has made a package: what its entry build-id says, which is written last.
function Read-Build([string]$Package) {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $build = ''
    $zip = $null
    try {
        $zip = [IO.Compression.ZipFile]::OpenRead((Join-Path (Get-Location).ProviderPath $Package))
        $reader = New-Object IO.StreamReader ($zip.GetEntry('build-id').Open())
        $build = $reader.ReadToEnd().Trim()
    } catch {
        $build = ''
    } finally {
        if ($zip) { $zip.Dispose() }
    }
    if ($build -cnotmatch '^[0-9a-f]{16}\z') { Stop-HalfMade $Package }
    return $build
}

function Stop-HalfMade([string]$Package) {
    Stop-Script "$Package is not whole: it has no build-id, because the build that made it broke off. Leave out --skip-build."
}

# "pack" makes what "send" uploads; "needs" says which outputs of infra/main.bicep that reads, from a table behind it, else
# from the environment, and "tokens" the scopes of the tokens that it uses. A step that fails is the last.
function Invoke-Steps([object[]]$Words, [string[]]$Needs, [scriptblock]$Pack, [scriptblock]$Send) {
    foreach ($number in $pause, $tries, $limit) {
        if ($number -notmatch '^(0|[1-9][0-9]{0,5})\z') {
            Stop-Script 'DEPLOY_PAUSE_SECONDS, DEPLOY_TRIES and DEPLOY_LIMIT_SECONDS must be numbers below 1000000.' 2
        }
    }
    if ([int]$tries -eq 0) { Stop-Script 'DEPLOY_TRIES must be 1 at least.' 2 }
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
