# Uploads the processor to where nodes fetch it from. Includes steps.ps1 before.

$processor = 'batch/target/processor.jar'

function Assert-Processor {
    if (-not (Test-Path -LiteralPath $processor -PathType Leaf)) { Stop-Script "There is no ${processor}: leave out --skip-build." }
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

# Logs in to the data side of the account, by the same login.
function Connect-Batch {
    Invoke-Az batch account login --resource-group $outputs.AZURE_RESOURCE_GROUP --name $outputs.batchAccountName `
        --output none
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The Batch account cannot be used; what Azure says stands above.' }
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
        if (-not $refused) { return }
        Wait-Again $try "node $refused of the pool $Pool, which has the old processor, is not restarted"
    }
}
