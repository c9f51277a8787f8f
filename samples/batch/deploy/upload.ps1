<#
.SYNOPSIS
Uploads the processor and starts the dispatcher ("send"): for deploy.ps1 and azd.
#>
# What a session has set is none of a script's business, and without all its parts a script does nothing.
$ErrorActionPreference = 'Stop'
try {
    . "$PSScriptRoot/common.ps1"
    . "$PSScriptRoot/steps.ps1"
    . "$PSScriptRoot/processor.ps1"
    . "$PSScriptRoot/quota.ps1"
    . "$PSScriptRoot/dispatcher.ps1"
} catch {
    [Console]::Error.WriteLine("upload.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}

$needs = 'storageAccountName', 'packageContainer', 'identityClientId', 'batchAccountName', 'batchEndpoint', 'poolId',
    'dispatcherPoolId', 'nodeSize', 'dispatcherNodeSize', 'maximumNodes', 'wantedSpotNodes', 'spotNodesAtMost'
$words = $args

Invoke-Script 'upload.ps1' {
    Invoke-Steps $words $needs {
        Assert-Processor
        Read-Build $processor | Out-Null
    } {
        $build = Read-Build $processor
        Send-Processor
        Connect-Batch
        Repair-Pools
        Restart-Nodes $outputs.poolId 'taskcompletion'
        $runs = $false
        if (Test-Dispatcher) {
            Write-Output 'The dispatcher is there already.'
            $before = Read-Heartbeat
            Restart-Nodes $outputs.dispatcherPoolId 'requeue'
            $runs = $script:restarted -gt 0
        } else {
            Start-Dispatcher
        }
        if ($runs) {
            Wait-Dispatcher $build $before.At
            Write-Output "`nDeployed. The dispatcher has the build $build."
        } else {
            Write-NoDispatcherYet $build
        }
        Write-Output @"

Submit a job:

  `$env:AzureWebJobsStorage__accountName = '$($outputs.storageAccountName)'
  ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
"@
    }
}
