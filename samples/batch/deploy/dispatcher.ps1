# The dispatcher: a task on a node of its own, that of the Batch job "dispatcher" or one that has followed it, and what it
# says of itself in the jobs' table. Includes steps.ps1 and processor.ps1 before.

$description = 'batch/target/dispatcher.json'

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

# Whether there is a dispatcher that runs or is going to; deletes the job of one that is over. A job that was deleted is
# listed until Azure is done with that.
function Test-Dispatcher {
    for ($try = 1; ; $try++) {
        $state = [string](Read-Az any 'Whether the dispatcher is there' batch job list --filter "id eq 'dispatcher'" `
                --query '[].state')
        if (-not $state) { return $false }
        if (@('active', 'enabling') -ccontains $state) {
            $tasks = @(Read-Az any 'Whether the dispatcher runs' batch task list --job-id dispatcher --query '[].state')
            if (@($tasks | Where-Object { $_ -cne 'completed' }).Count -gt 0) { return $true }
            Remove-Dispatcher 'its task has ended'
            Wait-Again $try 'the job of the last dispatcher is being deleted' | Out-Host
        } elseif ($state -ceq 'completed') {
            Remove-Dispatcher 'its job is completed'
            Wait-Again $try 'the job of the last dispatcher is being deleted' | Out-Host
        } elseif (@('deleting', 'terminating') -ccontains $state) {
            Wait-Again $try "the job of the last dispatcher is $state" | Out-Host
        } else {
            Stop-Script ("The dispatcher's job is $state. " +
                'Delete it (az batch job delete --job-id dispatcher), then deploy again.')
        }
    }
}

function Remove-Dispatcher([string]$Why) {
    Write-Output "The last dispatcher is over, for $Why; another one is started in its place." | Out-Host
    Invoke-Az batch job delete --job-id dispatcher --yes --output none
    if ($LASTEXITCODE -ne 0) { Stop-Script "The dispatcher's job could not be deleted; what Azure says stands above." }
}

# What the dispatcher has said of itself last, its build and when; nothing when it has said nothing.
function Read-Heartbeat {
    $build, $at = Read-Az any 'What the dispatcher says of itself' storage entity query `
        --account-name $outputs.storageAccountName --auth-mode login --table-name jobs `
        --filter "PartitionKey eq '~worker' and RowKey eq 'dispatcher'" `
        --query 'items[].[to_string(build), to_string(at)][]'
    return @{ Build = [string]$build; At = [string]$at }
}

# Waits until it has said after $Since that it is the build which was sent.
function Wait-Dispatcher([string]$Build, [string]$Since) {
    for ($try = 1; ; $try++) {
        $beat = Read-Heartbeat
        if (-not $beat.At -or $beat.At -ceq $Since) {
            Wait-Again $try 'the dispatcher has not begun again'
        } elseif ($beat.Build -ceq $Build) {
            return
        } else {
            Wait-Again $try "the dispatcher has the build $($beat.Build) still, and not $Build"
        }
    }
}

function Write-NoDispatcherYet([string]$Build) {
    Write-Output @"

Uploaded, with the build $Build. No dispatcher runs yet: its node starts within some ten minutes, and until then jobs wait in
the queue. Once it runs, the first of these says with which build; if it does not, the others say why:

  az storage entity query --account-name $($outputs.storageAccountName) --auth-mode login --table-name jobs --filter "RowKey eq 'dispatcher'"
  az batch pool show --pool-id $($outputs.dispatcherPoolId) --query "[allocationState, resizeErrors, autoScaleRun.error]"
  az batch node list --pool-id $($outputs.dispatcherPoolId) --query "[].[id, state, startTaskInfo.failureInfo]"
"@
}
