<#
.SYNOPSIS
Builds the project, makes what it needs in Azure and uploads it. Safe to run again; see ./deploy/deploy.ps1 --help.
#>
# What a session has set is none of a script's business, and without all its parts a script does nothing.
$ErrorActionPreference = 'Stop'
try {
    . "$PSScriptRoot/common.ps1"
} catch {
    [Console]::Error.WriteLine("deploy.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}
$words = $args

# The object id of whoever is logged in: the token says it, also to those who may not look into the directory.
function Get-OwnId([string]$Token) {
    $claims = ($Token -split '\.')[1].Replace('-', '+').Replace('_', '/')
    $claims = $claims.PadRight([int]([Math]::Ceiling($claims.Length / 4) * 4), '=')
    try { $claims = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($claims)) } catch { $claims = '' }
    if ($claims -notmatch '"oid": *"([0-9A-Fa-f-]{36})"') {
        Stop-Script 'Your login does not say who you are: give your object id with --principal-id, or none.' 6
    }
    return $Matches[1]
}

function New-Resources([string]$Group, [string]$Name, [string[]]$Parameters) {
    $words = @('--resource-group', $Group, '--name', $Name, '--output', 'none',
        '--parameters', 'infra/main.bicepparam', '--parameters') + $Parameters
    $ErrorActionPreference = 'Continue'
    $said = (Invoke-Az deployment group create @words 2>&1) -join "`n"
    $code = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'
    if ($said) { [Console]::Error.WriteLine($said) }
    if ($code -eq 0) { return }
    $explained = @(& "$PSScriptRoot/upload.ps1" explain @{ said = $said; AZURE_RESOURCE_GROUP = $Group })
    $explained | ForEach-Object { [Console]::Error.WriteLine($_) }
    Stop-Script 'The resources could not be made; what Azure says stands above.'
}

# The outputs of the deployment that the upload needs, by name.
function Read-Outputs([string]$Group, [string]$Name, [string[]]$Needs) {
    $query = @($Needs | ForEach-Object { "properties.outputs.$_.value" }) -join ', '
    $values = @(Read-Az $Needs.Count 'What the deployment has put out' deployment group show --resource-group $Group `
            --name $Name --query "[$query]")
    $outputs = @{ AZURE_RESOURCE_GROUP = $Group; AZURE_SUBSCRIPTION_ID = $azure.Subscription }
    for ($i = 0; $i -lt $Needs.Count; $i++) {
        if ($values[$i] -notmatch '^[A-Za-z0-9._:/=-]+\z') {
            Stop-Script "The output $($Needs[$i]) of the deployment cannot be $($values[$i])." 6
        }
        $outputs[$Needs[$i]] = $values[$i]
    }
    return $outputs
}

Invoke-Script 'deploy.ps1' {
    $valued = 'Name', 'ResourceGroup', 'Location', 'Subscription', 'PrincipalId', 'PrincipalType', 'Set'
    $options = Read-Options $words $valued @('SkipBuild', 'Help')
    if ($options.ContainsKey('Help')) {
        Get-Content -LiteralPath 'deploy/deploy.txt' -Encoding UTF8
        return
    }
    $settings = Read-Settings
    $name = Select-Value $options 'Name' $settings 'NAME'
    $group = Select-Value $options 'ResourceGroup' $settings 'RESOURCE_GROUP'
    $location = Select-Value $options 'Location' $settings 'LOCATION'
    $principal = [string]$options['PrincipalId']
    $principalType = [string]$options['PrincipalType']
    Assert-Name $name
    Assert-Group $group
    Assert-Location $location
    if ($options.ContainsKey('PrincipalType') -and $principalType -cnotmatch '^(User|Group|ServicePrincipal)\z') {
        Stop-Script "--principal-type is User, Group or ServicePrincipal, and not $principalType." 2
    }

    # What of the parameters only you can know has lines in deploy.env, too.
    $set = $options.Set
    $given = @($set | ForEach-Object { ($_ -split '=', 2)[0] })
    foreach ($parameter in @($settings.Keys | Where-Object { $_ -cmatch '^[a-z][A-Za-z0-9]*$' -and $given -cnotcontains $_ })) {
        if (-not $settings[$parameter]) {
            Stop-Script "Say what $parameter is, in deploy/deploy.env or with --set $parameter=VALUE." 2
        }
        $set += "$parameter=$($settings[$parameter])"
    }

    $azure.Program = Find-Program 'az'
    Find-Program 'curl' | Out-Null
    # Older ones take no values beside a .bicepparam file: Azure/azure-cli#27527.
    $versions = (Invoke-Az version --output json) -join "`n"
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The version of az cannot be read; what az says stands above.' 3 }
    if ($versions -notmatch '"azure-cli": *"([0-9]+\.[0-9]+)\.') { Stop-Script "The version of az cannot be read in: $versions" 3 }
    if ([version]$Matches[1] -lt [version]'2.54') {
        Stop-Script "az $($Matches[1]) is too old: install the Azure CLI 2.54 or later, or run az upgrade." 3
    }
    Find-Jar | Out-Null
    $azure.Subscription = [string]$options['Subscription']
    $login = (Invoke-Az account show --query '[name, user.type]' --output json) -join "`n"
    if ($LASTEXITCODE -ne 0) {
        $where = if ($azure.Subscription) { ", or not to $($azure.Subscription)" } else { '' }
        Stop-Script "You are not logged in${where}: run az login first." 3
    }
    $subscriptionName, $loginType = Read-List $login 2 'Who is logged in'
    if ($loginType -cnotmatch '^(user|servicePrincipal)\z') {
        Stop-Script "Whether a user or a service principal is logged in cannot be told from $loginType." 6
    }
    # A login of GitHub's is good for five minutes, and after them for no token of another scope (Azure/azure-cli#28708): each
    # is asked for now, in the very words in which the commands below ask.
    $token = Read-Token
    foreach ($scope in @(& "$PSScriptRoot/upload.ps1" tokens)) {
        Read-Az 1 "A token for $scope" account get-access-token --scope $scope --query '[tokenType]' | Out-Null
    }
    if (-not $principal) { $principal = Get-OwnId $token }
    if ($principal -ceq 'none') { $principal = '' }
    if (-not $principalType) { $principalType = if ($loginType -ceq 'user') { 'User' } else { 'ServicePrincipal' } }

    Write-Output "Deploying $name to the resource group $group ($subscriptionName)"

    if (-not $options.ContainsKey('SkipBuild')) {
        Write-Output "`n== Build"
        if ($env:OS -eq 'Windows_NT') {
            & ./mvnw.cmd -q -B -ntp -DskipTests package
        } else {
            & (Find-Program 'sh') ./mvnw -q -B -ntp -DskipTests package
        }
        if ($LASTEXITCODE -ne 0) { Stop-Script 'The build failed; what Maven says stands above.' }
    }
    & "$PSScriptRoot/upload.ps1" pack
    if ($LASTEXITCODE -ne 0) { Stop-Script 'There is no package to upload.' $LASTEXITCODE }

    Write-Output "`n== Resource group $group"
    $there = Test-Group $group
    if ($there) {
        $location = Read-Az 1 "The region of the resource group $group" group show --name $group --query '[location]'
        Write-Output "It is there already, in $location."
    } else {
        Invoke-Az group create --name $group --location $location --tags "made-by-deploy=$name" --output none
        if ($LASTEXITCODE -ne 0) { Stop-Script "The resource group $group could not be made; what Azure says stands above." }
    }

    Write-Output "`n== Resources"
    $needs = @(& "$PSScriptRoot/upload.ps1" needs)
    $known = @{ DEPLOYMENT = $name; AZURE_RESOURCE_GROUP = $group; AZURE_SUBSCRIPTION_ID = $azure.Subscription }
    $limit = @()
    if ($there) {
        $limit = @(& "$PSScriptRoot/upload.ps1" before $known)
        if ($LASTEXITCODE -ne 0) { Stop-Script 'What there is already cannot be known.' $LASTEXITCODE }
    }
    $parameters = @("name=$name", "location=$location", "deployerPrincipalId=$principal",
        "deployerPrincipalType=$principalType") + $set
    New-Resources $group $name ($parameters + $limit)
    $outputs = Read-Outputs $group $name $needs
    $limit = @(& "$PSScriptRoot/upload.ps1" limits $outputs)
    if ($LASTEXITCODE -ne 0) { Stop-Script 'What there may be cannot be known.' $LASTEXITCODE }
    if ($limit.Count -gt 0) {
        Write-Output "They are made once more, with $limit."
        New-Resources $group $name ($parameters + $limit)
        $outputs = Read-Outputs $group $name $needs
    }

    Write-Output "`n== Upload"
    & "$PSScriptRoot/upload.ps1" send $outputs
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The upload failed.' $LASTEXITCODE }
}
