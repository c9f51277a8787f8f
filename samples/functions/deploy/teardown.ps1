<#
.SYNOPSIS
Deletes the resource group with everything in it, jobs and results too; see ./deploy/teardown.ps1 --help.
#>
. "$PSScriptRoot/common.ps1"
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
    $tags = (Invoke-Az group show --name $group --query tags --output json) -join "`n"
    if ($LASTEXITCODE -ne 0) {
        Stop-Script "Who has made the resource group $group cannot be known: az failed, and says above why." 6
    }
    $odd = "Who has made the resource group $group cannot be known: az answered something else."
    if ($tags -notmatch '^\s*(null\s*\z|\{)') { Stop-Script $odd 6 }
    try { $tags = ConvertFrom-Json $tags } catch { Stop-Script $odd 6 }
    $maker = ''
    if ($tags) { $tags.PSObject.Properties | Where-Object { $_.Name -ceq 'made-by-deploy' } | ForEach-Object { $maker = $_.Value } }
    if ($maker -cne $name) {
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
