<#
.SYNOPSIS
Deletes the resource group with everything in it, jobs and results too; see ./deploy/teardown.ps1 --help.
#>
# What a session has set is none of a script's business, and without all its parts a script does nothing.
$ErrorActionPreference = 'Stop'
try {
    . "$PSScriptRoot/common.ps1"
} catch {
    [Console]::Error.WriteLine("teardown.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}
$words = $args

Invoke-Script 'teardown.ps1' {
    $options = Read-Options $words @('Name', 'ResourceGroup', 'Subscription') @('Yes', 'Help')
    if ($options.ContainsKey('Help')) {
        Get-Content -LiteralPath 'deploy/teardown.txt' -Encoding UTF8
        return
    }
    $settings = Read-Settings
    $name = Select-Value $options 'Name' $settings 'NAME'
    $group = Select-Value $options 'ResourceGroup' $settings 'RESOURCE_GROUP'
    Assert-Name $name
    Assert-Group $group

    $azure.Program = Find-Program 'az'
    $azure.Subscription = [string]$options['Subscription']
    Invoke-Az account show --output none
    if ($LASTEXITCODE -ne 0) {
        $where = if ($azure.Subscription) { ", or not to $($azure.Subscription)" } else { '' }
        Stop-Script "You are not logged in${where}: run az login first." 3
    }
    if (-not (Test-Group $group)) {
        Write-Output "There is no resource group $group; nothing is left to take down."
        return
    }
    # Whatever else somebody keeps in a group of their own must not go with the jobs.
    $type, $maker = Read-Az 2 "Who has made the resource group $group" group show --name $group `
        --query '[type(tags."made-by-deploy"), to_string(tags."made-by-deploy")]'
    if ($type -cne 'string' -or $maker -cne $name) {
        Stop-Script ("The resource group $group was not made by deploy.ps1 for $name, so it stays. To delete what is in it:`n" +
            "az resource list --resource-group $group --output table, then az resource delete.") 4
    }
    $resources = @(Read-Az any "What is in the resource group $group" resource list --resource-group $group --query '[].id')

    Write-Output "The resource group $group will be deleted with all of this, jobs and results among it:"
    $resources | ForEach-Object { $_ -replace '^.*/providers/', '  ' }
    if (-not $options.ContainsKey('Yes')) {
        if ([Console]::IsInputRedirected) {
            Stop-Script 'Nothing was deleted: there is no terminal to ask at. With --yes nobody is asked.' 5
        }
        $typed = try { Read-Host 'Type the name of the resource group to delete it' } catch { '' }
        if ($typed -cne $group) { Stop-Script 'Nothing was deleted.' 5 }
    }
    Invoke-Az group delete --name $group --yes --output none
    if ($LASTEXITCODE -ne 0) { Stop-Script "The resource group $group could not be deleted; what Azure says stands above." }
    Write-Output "The resource group $group is deleted. Nothing of it costs anything from now on."
}
