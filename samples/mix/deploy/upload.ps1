<#
.SYNOPSIS
Makes the package of the Functions app, and uploads it and the processor.

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
. "$PSScriptRoot/functions.ps1"
. "$PSScriptRoot/processor.ps1"

$package = Join-Path (Get-Location) 'target/functions.zip'

if ($Step -eq 'pack') {
    Assert-Processor
    New-FunctionsPackage $package
} else {
    Send-Processor
    Connect-Batch
    Restart-Nodes (Get-Output 'poolId') 'taskcompletion'
    Publish-Package $package
    Write-FunctionsNext
}
exit 0
