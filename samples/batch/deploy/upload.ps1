<#
.SYNOPSIS
Uploads the processor and starts the dispatcher.

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
. "$PSScriptRoot/processor.ps1"

# A job whose manager task is the dispatcher: Azure Batch starts that again when it fails, and never on a Spot node.
function Start-Dispatcher {
    az batch job show --job-id dispatcher --query id --output none 2>$null
    if ($LASTEXITCODE -eq 0) {
        Write-Output 'The dispatcher is there already.'
        Restart-Nodes (Get-Output 'dispatcherPoolId') 'requeue'
        return
    }
    $settings = [ordered]@{
        AzureWebJobsStorage__accountName = Get-Output 'storageAccountName'
        AzureWebJobsStorage__credential = 'managedidentity'
        AzureWebJobsStorage__clientId = Get-Output 'identityClientId'
        BATCH_ACCOUNT_ENDPOINT = Get-Output 'batchEndpoint'
        BATCH_POOL_ID = Get-Output 'poolId'
    }
    $job = @{
        id = 'dispatcher'
        poolInfo = @{ poolId = Get-Output 'dispatcherPoolId' }
        jobManagerTask = @{
            id = 'dispatcher'
            commandLine = '/bin/sh -c ''exec java -jar "$AZ_BATCH_NODE_SHARED_DIR/processor.jar" dispatch'''
            allowLowPriorityNode = $false
            killJobOnCompletion = $false
            constraints = @{ maxTaskRetryCount = -1 }
            environmentSettings = @($settings.Keys | ForEach-Object { @{ name = $_; value = $settings[$_] } })
        }
    }
    $description = [IO.Path]::GetTempFileName()
    try {
        [IO.File]::WriteAllText($description, ($job | ConvertTo-Json -Depth 8))
        az batch job create --json-file $description --output none
        if ($LASTEXITCODE -ne 0) { Stop-Upload 'The dispatcher could not be started; what Azure says stands above.' }
    } finally {
        Remove-Item -LiteralPath $description
    }
}

if ($Step -eq 'pack') {
    Assert-Processor
    exit 0
}
Send-Processor
Connect-Batch
Restart-Nodes (Get-Output 'poolId') 'taskcompletion'
Start-Dispatcher
Write-Output @"

Deployed. The dispatcher's node starts within some ten minutes; until then jobs wait in the queue. Submit one:

  `$env:AzureWebJobsStorage__accountName = '$(Get-Output 'storageAccountName')'
  ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
"@
exit 0
