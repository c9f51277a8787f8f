# Uploads the processor to where nodes fetch it from. Includes retry.ps1 before.

$processor = 'batch/target/processor.jar'

function Assert-Processor {
    if (-not (Test-Path -LiteralPath $processor)) { Stop-Upload "There is no ${processor}: leave out -SkipBuild." }
}

# In the first minutes the roles are not known everywhere.
function Send-Processor {
    $account = Get-Output 'storageAccountName'
    Write-Output "Uploading $processor to $account"
    $arguments = @(
        '--account-name', $account, '--auth-mode', 'login', '--container-name', (Get-Output 'packageContainer'),
        '--name', 'processor.jar', '--file', $processor, '--overwrite', '--no-progress',
        '--only-show-errors', '--output', 'none')
    for ($try = 1; ; $try++) {
        # What az says on standard error is no failure of this script.
        $ErrorActionPreference = 'Continue'
        $said = (az storage blob upload @arguments 2>&1) -join "`n"
        $ErrorActionPreference = 'Stop'
        if ($LASTEXITCODE -eq 0) { return }
        if ($said -notmatch 'required permissions|Authorization|ServerBusy|TimedOut|Failed to resolve|not known') {
            Stop-Upload "The upload was refused: $said"
        }
        Wait-Again $try (($said -replace 'ERROR:\s*', '').Trim() -split "`n")[0]
    }
}

# Logs in to the data side of the account, by the same login.
function Connect-Batch {
    az batch account login --resource-group (Get-Output 'resourceGroup') --name (Get-Output 'batchAccountName') --output none
    if ($LASTEXITCODE -ne 0) { Stop-Upload 'The Batch account cannot be used; what Azure says stands above.' }
}

# A node fetches the processor when it starts, so those that are up start again.
function Restart-Nodes([string]$Pool, [string]$How) {
    $nodes = az batch node list --pool-id $Pool --query '[].id' --output tsv
    if ($LASTEXITCODE -ne 0) { Stop-Upload "The nodes of the pool $Pool cannot be listed." }
    foreach ($node in @($nodes | Where-Object { $_ })) {
        Write-Output "Node $node of the pool $Pool will fetch the new processor."
        az batch node reboot --pool-id $Pool --node-id $node --node-reboot-option $How --output none
        if ($LASTEXITCODE -ne 0) {
            Write-Output 'It is not restarted, because Azure refuses that now; it goes on with the old processor.'
        }
    }
}
