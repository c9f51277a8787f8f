<#
.SYNOPSIS
Uploads the package of the web app and its WebJob.

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
Set-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)
. "$PSScriptRoot/retry.ps1"
. "$PSScriptRoot/kudu.ps1"

# Maven has packed it: app.jar, and the WebJob below App_Data/jobs/continuous/worker.
$package = Join-Path (Get-Location) 'webjob/target/app-service.zip'

if ($Step -eq 'pack') {
    if (-not (Test-Path -LiteralPath $package)) { Stop-Upload "There is no ${package}: leave out -SkipBuild." }
    exit 0
}
Publish-Package $package
Write-Output @"

Deployed. The page is at

  https://$(Get-Output 'appHost')/

and this shows whether the WebJob runs:

  az webapp webjob continuous list --resource-group "$(Get-Output 'resourceGroup')" --name $(Get-Output 'appName') --output table

Everybody who knows the address can use it, until you have callers sign in: deploy/README.md says how.
"@
exit 0
