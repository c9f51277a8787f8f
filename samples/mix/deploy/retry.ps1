# For the scripts here that wait for Azure: how long, and what they say when that was in vain.

$pause = if ($env:DEPLOY_PAUSE_SECONDS) { [int]$env:DEPLOY_PAUSE_SECONDS } else { 10 }
$tries = if ($env:DEPLOY_TRIES) { [int]$env:DEPLOY_TRIES } else { 60 }

function Stop-Upload([string]$Message) {
    [Console]::Error.WriteLine("deploy: $Message")
    exit 1
}

# Waits before the next try; ends all when there were enough.
function Wait-Again([int]$Try, [string]$What) {
    if ($Try -ge $tries) { Stop-Upload "Given up after $Try tries: $What" }
    [Console]::Out.WriteLine("Not yet ($What); trying again in $pause s.")
    Start-Sleep -Seconds $pause
}

# The outputs of infra/main.bicep are in the environment.
function Get-Output([string]$Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if (-not $value) { Stop-Upload "upload.ps1 is started by deploy.ps1: there is no $Name." }
    return $value
}
