<#
.SYNOPSIS
Makes the package of the Functions app and uploads it.

.DESCRIPTION
deploy.ps1 calls it with pack and, after the deployment, with send, when the outputs of infra/main.bicep are in the
environment.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateSet('pack', 'send')]
    [string]$Step
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$package = Join-Path $root 'target/functions.zip'
$pause = if ($env:DEPLOY_PAUSE_SECONDS) { [int]$env:DEPLOY_PAUSE_SECONDS } else { 10 }
$tries = if ($env:DEPLOY_TRIES) { [int]$env:DEPLOY_TRIES } else { 60 }
# In Windows PowerShell, curl is another name for something else.
$curl = (Get-Command curl -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1)

function Stop-Upload([string]$Message) {
    [Console]::Error.WriteLine("deploy: $Message")
    exit 1
}

function New-Package {
    $apps = @(Get-ChildItem -LiteralPath (Join-Path $root 'functions/target/azure-functions') -Directory -ErrorAction SilentlyContinue)
    if ($apps.Count -gt 1) {
        Stop-Upload 'There are several apps below functions/target/azure-functions: run ./mvnw clean, then deploy again.'
    }
    if ($apps.Count -eq 0 -or -not (Test-Path -LiteralPath (Join-Path $apps[0].FullName 'host.json'))) {
        Stop-Upload 'There is no built app below functions/target/azure-functions: leave out -SkipBuild.'
    }
    New-Item -ItemType Directory -Force -Path (Join-Path $root 'target') | Out-Null
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package }
    $jar = if ($env:jar) { $env:jar } else { 'jar' }
    Push-Location -LiteralPath $apps[0].FullName
    try {
        # The settings of this machine are not Azure's.
        $entries = @(Get-ChildItem -Name | Where-Object { $_ -ne 'local.settings.json' })
        & $jar -cMf $package @entries
        if ($LASTEXITCODE -ne 0) { Stop-Upload 'The package could not be made.' }
    } finally {
        Pop-Location
    }
}

# The token goes through standard input, because everybody on this machine can read a command line.
function Invoke-Kudu([string]$Token, [string[]]$Arguments) {
    $status = "header = `"Authorization: Bearer $Token`"" |
        & $curl '--config' '-' --silent --show-error --output $answer --write-out '%{http_code}' @Arguments
    if ($LASTEXITCODE -ne 0) { return 0 }
    return [int]$status
}

function Get-Answer {
    if (Test-Path -LiteralPath $answer) { return (Get-Content -Raw -LiteralPath $answer) }
    return ''
}

# In the first minutes the new app's address is not known everywhere, and neither are the roles.
function Send-Package([string]$Scm) {
    for ($try = 1; ; $try++) {
        $token = az account get-access-token --query accessToken --output tsv
        if ($LASTEXITCODE -ne 0) { Stop-Upload 'The Azure CLI gives no token: run az login again.' }
        $status = Invoke-Kudu $token @('--request', 'POST', '--header', 'Content-Type: application/zip',
            '--data-binary', "@$package", "$Scm/api/publish?RemoteBuild=false")
        if ($status -in 200, 202) { return $token }
        if ($status -notin 0, 401, 403, 404, 409, 429 -and $status -lt 500) {
            Stop-Upload "The upload was refused with ${status}: $(Get-Answer)"
        }
        if ($try -ge $tries) { Stop-Upload "The upload was refused $try times, at last with ${status}: $(Get-Answer)" }
        [Console]::Out.WriteLine("Not yet ($status); trying again in $pause s.")
        Start-Sleep -Seconds $pause
    }
}

function Wait-Deployment([string]$Scm, [string]$Token) {
    for ($try = 1; ; $try++) {
        $status = Invoke-Kudu $Token @("$Scm/api/deployments/latest")
        if ($status -eq 200 -and (Get-Answer) -match '"status"\s*:\s*(-?\d+)') {
            if ($Matches[1] -eq '4') { return }
            if ($Matches[1] -in '-1', '3', '5', '6') { Stop-Upload "Azure could not deploy the package: $(Get-Answer)" }
        }
        if ($try -ge $tries) {
            Stop-Upload "The package was uploaded but is not deployed yet; the last answer was $status. Run this again."
        }
        Start-Sleep -Seconds $pause
    }
}

function Wait-Health([string]$Site) {
    for ($try = 1; ; $try++) {
        & $curl --silent --fail --output $answer --max-time 60 "$Site/api/health"
        if ($LASTEXITCODE -eq 0) { return }
        if ($try -ge $tries) {
            Stop-Upload "The app is deployed, but $Site/api/health does not answer well. Look at its logs: deploy/README.md says how."
        }
        Start-Sleep -Seconds $pause
    }
}

if ($Step -eq 'pack') {
    New-Package
    exit 0
}

foreach ($variable in 'resourceGroup', 'appName', 'appHost') {
    if (-not [Environment]::GetEnvironmentVariable($variable)) { Stop-Upload 'upload.ps1 is started by deploy.ps1.' }
}
$answer = [IO.Path]::GetTempFileName()
try {
    $label, $domain = $env:appHost -split '\.', 2
    $scm = "https://$label.scm.$domain"
    Write-Output "Uploading $package to $env:appName"
    $token = Send-Package $scm
    Wait-Deployment $scm $token
    Write-Output 'Waiting for the app to answer'
    Wait-Health "https://$env:appHost"
} finally {
    Remove-Item -LiteralPath $answer -ErrorAction SilentlyContinue
}
Write-Output @"

Deployed. The page is at

  https://$env:appHost/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$env:resourceGroup" --name $env:appName --query functionKeys.default --output tsv
"@
exit 0
