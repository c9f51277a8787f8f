<#
.SYNOPSIS
Builds the project, makes what it needs in Azure and uploads it. Safe to run again.

.DESCRIPTION
Wants the Azure CLI 2.54 or later, logged in (az login), curl, and a JDK. What is not given is read from deploy/deploy.env.

.PARAMETER Name
What the resources are called after.

.PARAMETER ResourceGroup
The resource group; made when there is none of that name.

.PARAMETER Location
The region of a new group.

.PARAMETER Subscription
Another subscription than the login's.

.PARAMETER PrincipalId
Who may use the command line on the storage account, by object id; whoever is logged in, when left out, for the upload
needs the same roles; none for nobody.

.PARAMETER Set
Parameters of infra/main.bicep other than in infra/main.bicepparam, each PARAMETER=VALUE.

.PARAMETER SkipBuild
Upload what the last build has left.
#>
[CmdletBinding()]
param(
    [string]$Name,
    [string]$ResourceGroup,
    [string]$Location,
    [string]$Subscription,
    [string]$PrincipalId,
    [string[]]$Set = @(),
    [switch]$SkipBuild
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)

function Stop-Deploy([string]$Message, [int]$Code = 1) {
    [Console]::Error.WriteLine("deploy: $Message")
    exit $Code
}

function Assert-Success([string]$Message, [int]$Code = 1) {
    if ($LASTEXITCODE -ne 0) { Stop-Deploy $Message $Code }
}

$defaults = @{}
foreach ($line in Get-Content -LiteralPath 'deploy/deploy.env') {
    if ($line -match '^([A-Za-z_]+)=(.*)$') { $defaults[$Matches[1]] = $Matches[2] }
}
if (-not $Name) { $Name = $defaults['NAME'] }
if (-not $ResourceGroup) { $ResourceGroup = $defaults['RESOURCE_GROUP'] }
if (-not $Location) { $Location = $defaults['LOCATION'] }

if ($Name -cnotmatch '^[a-z][a-z0-9-]{1,22}[a-z0-9]$') {
    Stop-Deploy "The name '$Name' must have 3 to 24 lower-case letters, digits and hyphens, a letter first and no hyphen last." 2
}
foreach ($pair in $Set) {
    if ($pair -notmatch '^[A-Za-z][^=]*=') { Stop-Deploy "-Set wants PARAMETER=VALUE, but got $pair." 2 }
}

# What of the parameters only you can know has lines in deploy.env, too.
foreach ($parameter in @($defaults.Keys | Where-Object { $_ -cmatch '^[a-z]' })) {
    if (@($Set | Where-Object { $_.StartsWith("$parameter=") }).Count -gt 0) { continue }
    if (-not $defaults[$parameter]) {
        Stop-Deploy "Say what $parameter is, in deploy/deploy.env or with -Set $parameter=VALUE." 2
    }
    $Set += "$parameter=$($defaults[$parameter])"
}

foreach ($tool in 'az', 'curl') {
    if (-not (Get-Command $tool -CommandType Application -ErrorAction SilentlyContinue)) {
        Stop-Deploy "There is no $tool on the PATH; install it first." 3
    }
}
# Older ones take no values beside a .bicepparam file: Azure/azure-cli#27527.
$versions = az version --output json | Out-String
Assert-Success 'The version of az cannot be read; what az says stands above.' 3
if ($versions -notmatch '"azure-cli": *"([0-9]+\.[0-9]+)\.') { Stop-Deploy "The version of az cannot be read in: $versions" 3 }
if ([version]$Matches[1] -lt [version]'2.54') {
    Stop-Deploy "az $($Matches[1]) is too old: install the Azure CLI 2.54 or later, or run az upgrade." 3
}
$jar = if ($env:JAVA_HOME) { Join-Path $env:JAVA_HOME 'bin/jar' } else { 'jar' }
if (-not (Get-Command $jar -CommandType Application -ErrorAction SilentlyContinue)) {
    Stop-Deploy 'There is no JDK: install one and point JAVA_HOME at it, or put its jar on the PATH.' 3
}
if ($Subscription) {
    az account set --subscription $Subscription
    Assert-Success "The subscription $Subscription cannot be used." 3
}
$login = az account show --output json
Assert-Success 'You are not logged in: run az login first.' 3
$login = $login | Out-String | ConvertFrom-Json
$principalType = if ($login.user.type -eq 'user') { 'User' } else { 'ServicePrincipal' }
if (-not $PrincipalId) {
    # The token says who is logged in, also to those who may not look into the directory.
    $token = [string](az account get-access-token --query accessToken --output tsv)
    if ($token -match '^[^.]+\.([^.]+)\.') {
        $claims = $Matches[1].Replace('-', '+').Replace('_', '/')
        $claims = $claims.PadRight([int]([Math]::Ceiling($claims.Length / 4) * 4), '=')
        $PrincipalId = ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($claims)) | ConvertFrom-Json).oid
    }
}
if ($PrincipalId -eq 'none') { $PrincipalId = '' }

Write-Output "Deploying $Name to the resource group $ResourceGroup ($($login.name))"

if (-not $SkipBuild) {
    Write-Output "`n== Build"
    if ($env:OS -eq 'Windows_NT') {
        & ./mvnw.cmd -q -B -ntp -DskipTests package
    } else {
        sh ./mvnw -q -B -ntp -DskipTests package
    }
    Assert-Success 'The build failed; what Maven says stands above.'
}
$env:jar = $jar
& "$PSScriptRoot/upload.ps1" pack
Assert-Success 'There is no package to upload.'

Write-Output "`n== Resource group $ResourceGroup"
if ((az group exists --name $ResourceGroup) -eq 'true') {
    $Location = az group show --name $ResourceGroup --query location --output tsv
    Assert-Success "The resource group $ResourceGroup cannot be read."
    Write-Output "It is there already, in $Location."
} else {
    az group create --name $ResourceGroup --location $Location --tags "made-by-deploy=$Name" --output none
    Assert-Success "The resource group $ResourceGroup could not be made."
}

Write-Output "`n== Resources"
az deployment group create --resource-group $ResourceGroup --name $Name --output none `
    --parameters infra/main.bicepparam `
    --parameters "name=$Name" "location=$Location" `
    "deployerPrincipalId=$PrincipalId" "deployerPrincipalType=$principalType" @Set
Assert-Success 'The resources could not be made; what Azure says stands above.'

$outputs = az deployment group show --resource-group $ResourceGroup --name $Name --query properties.outputs --output json
Assert-Success 'The outputs of the deployment cannot be read.'
foreach ($output in ($outputs | Out-String | ConvertFrom-Json).PSObject.Properties) {
    [Environment]::SetEnvironmentVariable($output.Name, [string]$output.Value.value)
}

Write-Output "`n== Upload"
$env:resourceGroup = $ResourceGroup
& "$PSScriptRoot/upload.ps1" send
exit $LASTEXITCODE
