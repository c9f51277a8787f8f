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
} catch {
    [Console]::Error.WriteLine("upload.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}

$needs = 'storageAccountName', 'packageContainer', 'identityClientId', 'batchAccountName', 'batchEndpoint', 'poolId',
    'dispatcherPoolId'
$description = 'batch/target/dispatcher.json'
$words = $args

# A job whose manager task is the dispatcher: Azure Batch starts that again when it fails, and never on a Spot node.
function Start-Dispatcher {
    $settings = [ordered]@{
        AzureWebJobsStorage__accountName = $outputs.storageAccountName
        AzureWebJobsStorage__credential = 'managedidentity'
        AzureWebJobsStorage__clientId = $outputs.identityClientId
        BATCH_ACCOUNT_ENDPOINT = $outputs.batchEndpoint
        BATCH_POOL_ID = $outputs.poolId
    }
    $job = @{
        id = 'dispatcher'
        poolInfo = @{ poolId = $outputs.dispatcherPoolId }
        jobManagerTask = @{
            id = 'dispatcher'
            commandLine = '/bin/sh -c ''exec java -jar "$AZ_BATCH_NODE_SHARED_DIR/processor.jar" dispatch'''
            allowLowPriorityNode = $false
            killJobOnCompletion = $false
            constraints = @{ maxTaskRetryCount = -1 }
            environmentSettings = @($settings.Keys | ForEach-Object { @{ name = $_; value = $settings[$_] } })
        }
    }
    # Without a byte order mark, which Windows PowerShell would write.
    [IO.File]::WriteAllText((Join-Path (Get-Location).ProviderPath $description), ($job | ConvertTo-Json -Depth 8))
    Invoke-Az batch job create --json-file $description --output none
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The dispatcher could not be started; what Azure says stands above.' }
}

# Starts it where there is none. A job that was deleted is listed until Azure is done with that.
function Update-Dispatcher {
    for ($try = 1; ; $try++) {
        $state = [string](Read-Az any 'Whether the dispatcher is there' batch job list --filter "id eq 'dispatcher'" `
                --query '[].state')
        if (@('deleting', 'terminating') -cnotcontains $state) { break }
        Wait-Again $try "the job of the last dispatcher is $state"
    }
    if (-not $state) {
        Start-Dispatcher
    } elseif (@('active', 'enabling') -ccontains $state) {
        Write-Output 'The dispatcher is there already.'
        Restart-Nodes $outputs.dispatcherPoolId 'requeue'
    } else {
        Stop-Script "The dispatcher's job is $state. Delete it (az batch job delete --job-id dispatcher), then deploy again."
    }
}

Invoke-Script 'upload.ps1' {
    Invoke-Steps $words $needs {
        Assert-Processor
    } {
        Send-Processor
        Connect-Batch
        Restart-Nodes $outputs.poolId 'taskcompletion'
        Update-Dispatcher
        Write-Output @"

Deployed. The dispatcher's node starts within some ten minutes; until then jobs wait in the queue. Submit one:

  `$env:AzureWebJobsStorage__accountName = '$($outputs.storageAccountName)'
  ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
"@
    }
}
