# Uploads the processor to where nodes fetch it from. Includes steps.ps1 before.

$processor = 'batch/target/processor.jar'
$formula = 'batch/target/formula.txt'
$scopes = 'https://storage.azure.com/.default', 'https://batch.core.windows.net//.default'

function Assert-Processor {
    if (-not (Test-Path -LiteralPath $processor -PathType Leaf)) { Stop-Script "There is no ${processor}: leave out --skip-build." }
    Read-Build $processor | Out-Null
}

# In the first minutes the roles are not known everywhere.
function Send-Processor {
    Write-Output "Uploading $processor to $($outputs.storageAccountName)"
    $words = @(
        '--account-name', $outputs.storageAccountName, '--auth-mode', 'login',
        '--container-name', $outputs.packageContainer, '--name', 'processor.jar', '--file', $processor, '--overwrite',
        '--no-progress', '--only-show-errors', '--output', 'none')
    for ($try = 1; ; $try++) {
        $ErrorActionPreference = 'Continue'
        $said = (Invoke-Az storage blob upload @words 2>&1) -join "`n"
        $ErrorActionPreference = 'Stop'
        if ($LASTEXITCODE -eq 0) { return }
        if ($said -notmatch 'required permissions|Authorization|ServerBusy|TimedOut|Failed to resolve|not known') {
            Stop-Script "The upload was refused: $said"
        }
        Wait-Again $try (($said -replace 'ERROR:\s*', '').Trim() -split "`n")[0]
    }
}

# What to do about a pool that does not change.
function Get-Explanation([string]$Said) {
    if ($Said -cmatch 'PropertyCannotBeUpdated') {
        @"
A pool takes no other size of its nodes, image or number of slots: it has to be made anew. Delete it, and deploy again once it is gone;
tasks that run are stopped, and begin again in the new pool. To let them end before, wait until it has no nodes:

  az batch account login --resource-group $($outputs.AZURE_RESOURCE_GROUP) --name ACCOUNT
  az batch pool list --query '[].[id, currentDedicatedNodes, currentLowPriorityNodes]' --output table
  az batch pool delete --pool-id POOL --yes
"@
    } elseif ($Said -cmatch 'PoolBeingDeleted') {
        'A pool is being deleted still: deploy again in some minutes.'
    } elseif ($Said -cmatch 'PoolQuotaReached') {
        @'
The Batch account may have no more pools. Ask for more in the portal, at the Batch account under Quotas, and deploy
again; https://learn.microsoft.com/azure/batch/batch-quota-limit#increase-a-quota says how.
'@
    }
}

# Logs in to the data side of the account, by the same login.
function Connect-Batch {
    Invoke-Az batch account login --resource-group $outputs.AZURE_RESOURCE_GROUP --name $outputs.batchAccountName `
        --output none
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The Batch account cannot be used; what Azure says stands above.' }
}

# Shows what Batch says is wrong with the pools. One that has met a quota may do nothing more, also when there is room again,
# until its autoscale is switched off and on (microsoft/ga4gh-tes#313 and #409), which cuts off no task.
function Repair-Pools {
    $troubles = @(Read-Az any 'What is wrong with the pools' batch pool list `
            --query '[].[id, to_string(resizeErrors), to_string(autoScaleRun.error), to_string(enableAutoScale)][]')
    for ($i = 0; $i + 3 -lt $troubles.Count; $i += 4) {
        $pool, $resizeErrors, $formulaError, $autoscales = $troubles[$i..($i + 3)]
        if (@('null', '[]') -cnotcontains $resizeErrors) {
            Write-Output "The pool $pool has fewer nodes than it wants: $resizeErrors"
        }
        if ($formulaError -cne 'null') { Write-Output "The formula of the pool $pool has failed: $formulaError" }
        if ($resizeErrors -cmatch 'QuotaReached' -and $autoscales -ceq 'true') { Reset-Autoscale $pool }
    }
}

function Reset-Autoscale([string]$Pool) {
    $text = (Invoke-Az batch pool show --pool-id $Pool --query autoScaleFormula --output tsv) -join "`n"
    if ($LASTEXITCODE -ne 0) { Stop-Script "The formula of the pool $Pool cannot be read; what Azure says stands above." 6 }
    if (-not $text) { Stop-Script "The formula of the pool $Pool cannot be read: az answered nothing." 6 }
    [IO.File]::WriteAllText((Join-Path (Get-Location).ProviderPath $formula), $text)
    Invoke-Az batch pool autoscale disable --pool-id $Pool --output none
    if ($LASTEXITCODE -ne 0) {
        Stop-Script "The autoscale of the pool $Pool could not be switched off and on; what Azure says stands above."
    }
    Invoke-Az batch pool autoscale enable --pool-id $Pool --auto-scale-formula "@$formula" `
        --auto-scale-evaluation-interval PT5M --output none
    if ($LASTEXITCODE -ne 0) {
        Stop-Script "The autoscale of the pool $Pool is off now: deploy again, which switches it on. What Azure says stands above."
    }
    Write-Output 'Its autoscale, which a quota may have stopped for good, was switched off and on.'
}

# A node fetches the processor when it starts, so those that are up start again. Azure refuses that of a node that is just
# starting or going; one that is gone needs it no longer.
function Restart-Nodes([string]$Pool, [string]$How) {
    $restarted = @()
    for ($try = 1; ; $try++) {
        $nodes = @(Read-Az any "Which nodes the pool $Pool has" batch node list --pool-id $Pool --query '[].id')
        $refused = ''
        foreach ($node in @($nodes | Where-Object { $restarted -cnotcontains $_ })) {
            Invoke-Az batch node reboot --pool-id $Pool --node-id $node --node-reboot-option $How --output none
            if ($LASTEXITCODE -eq 0) {
                Write-Output "Node $node of the pool $Pool will fetch the new processor."
                $restarted += $node
            } else {
                $refused = $node
            }
        }
        if (-not $refused) {
            $script:restarted = $restarted.Count
            return
        }
        Wait-Again $try "node $refused of the pool $Pool, which has the old processor, is not restarted"
    }
}
