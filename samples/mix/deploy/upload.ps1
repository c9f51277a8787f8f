<#
.SYNOPSIS
Makes the package of the Functions app ("pack"), and uploads it and the processor ("send"): for deploy.ps1 and azd.
#>
# What a session has set is none of a script's business, and without all its parts a script does nothing.
$ErrorActionPreference = 'Stop'
try {
    . "$PSScriptRoot/common.ps1"
    . "$PSScriptRoot/steps.ps1"
    . "$PSScriptRoot/kudu.ps1"
    . "$PSScriptRoot/functions.ps1"
    . "$PSScriptRoot/processor.ps1"
    . "$PSScriptRoot/quota.ps1"
} catch {
    [Console]::Error.WriteLine("upload.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}

$package = 'target/functions.zip'
$needs = 'storageAccountName', 'packageContainer', 'batchAccountName', 'poolId', 'appName', 'appHost', 'publishQuery',
    'nodeSize', 'maximumNodes', 'wantedSpotNodes', 'spotNodesAtMost'
$words = $args

Invoke-Script 'upload.ps1' {
    Invoke-Steps $words $needs {
        Assert-Processor
        New-FunctionsPackage $package
    } {
        Send-Processor
        Connect-Batch
        Repair-Pools
        Restart-Nodes $outputs.poolId 'taskcompletion'
        Publish-Package $package
        Write-FunctionsNext
    }
}
