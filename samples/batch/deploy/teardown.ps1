<#
.SYNOPSIS
Deletes what deploy.ps1 has made: the resource group with everything in it, all jobs and results among it. Asks first.

.DESCRIPTION
What is not given is read from deploy/deploy.env.

.PARAMETER Name
What the resources were called after.

.PARAMETER ResourceGroup
The resource group.

.PARAMETER Subscription
Another subscription than the login's.

.PARAMETER Yes
Do not ask.
#>
[CmdletBinding()]
param(
    [string]$Name,
    [string]$ResourceGroup,
    [string]$Subscription,
    [switch]$Yes
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)

function Stop-Teardown([string]$Message, [int]$Code = 1) {
    [Console]::Error.WriteLine("teardown: $Message")
    exit $Code
}

$defaults = @{}
foreach ($line in Get-Content -LiteralPath 'deploy/deploy.env') {
    if ($line -match '^([A-Z_]+)=(.*)$') { $defaults[$Matches[1]] = $Matches[2] }
}
if (-not $Name) { $Name = $defaults['NAME'] }
if (-not $ResourceGroup) { $ResourceGroup = $defaults['RESOURCE_GROUP'] }

if (-not (Get-Command az -CommandType Application -ErrorAction SilentlyContinue)) {
    Stop-Teardown 'There is no az on the PATH; install the Azure CLI first.' 3
}
if ($Subscription) {
    az account set --subscription $Subscription
    if ($LASTEXITCODE -ne 0) { Stop-Teardown "The subscription $Subscription cannot be used." 3 }
}
az account show --output none
if ($LASTEXITCODE -ne 0) { Stop-Teardown 'You are not logged in: run az login first.' 3 }
if ((az group exists --name $ResourceGroup) -ne 'true') {
    Write-Output "There is no resource group $ResourceGroup; nothing is left to take down."
    exit 0
}
# Whatever else somebody keeps in a group of their own must not go with the jobs.
$group = az group show --name $ResourceGroup --output json
if ($LASTEXITCODE -ne 0) { Stop-Teardown "The resource group $ResourceGroup cannot be read." }
$tags = ($group | Out-String | ConvertFrom-Json).tags
if (-not $tags -or -not $tags.PSObject.Properties['made-by-deploy'] -or $tags.'made-by-deploy' -ne $Name) {
    Stop-Teardown ("The resource group $ResourceGroup was not made by deploy.ps1 for $Name, so it stays. To delete what is in it: " +
        "az resource list --resource-group $ResourceGroup --output table, then az resource delete.") 4
}

Write-Output "The resource group $ResourceGroup will be deleted with all of this, jobs and results among it:"
az resource list --resource-group $ResourceGroup --query '[].[type, name]' --output tsv
if (-not $Yes) {
    $answer = Read-Host 'Type the name of the resource group to delete it'
    if ($answer -ne $ResourceGroup) { Stop-Teardown 'Nothing was deleted.' 5 }
}
az group delete --name $ResourceGroup --yes --output none
if ($LASTEXITCODE -ne 0) { Stop-Teardown "The resource group $ResourceGroup could not be deleted." }
Write-Output "The resource group $ResourceGroup is deleted. Nothing of it costs anything from now on."
exit 0
