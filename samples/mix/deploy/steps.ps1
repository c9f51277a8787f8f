# The steps of upload.ps1, and how they wait for Azure. Includes common.ps1 before.

$pause = if ($env:DEPLOY_PAUSE_SECONDS) { $env:DEPLOY_PAUSE_SECONDS } else { '10' }
$tries = if ($env:DEPLOY_TRIES) { $env:DEPLOY_TRIES } else { '60' }

# Waits before the next try; ends all when there were enough.
function Wait-Again([int]$Try, [string]$What) {
    if ($Try -ge [int]$tries) { Stop-Script "Given up after $Try tries: $What" }
    Write-Output "Not yet ($What); trying again in $pause s."
    Start-Sleep -Seconds ([int]$pause)
}

# "pack" makes what "send" uploads; "needs" says which outputs of infra/main.bicep that reads: from a table behind it, else
# from the environment. A step that fails is the last.
function Invoke-Steps([object[]]$Words, [string[]]$Needs, [scriptblock]$Pack, [scriptblock]$Send) {
    if ("$pause$tries" -notmatch '^[0-9]+\z') { Stop-Script 'DEPLOY_PAUSE_SECONDS and DEPLOY_TRIES must be numbers.' 2 }
    $outputs = @{}
    foreach ($name in $Needs + 'AZURE_RESOURCE_GROUP', 'AZURE_SUBSCRIPTION_ID') {
        $outputs[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    $Words | Where-Object { $_ -is [hashtable] } | ForEach-Object { $outputs = $_ }
    $steps = @($Words | Where-Object { $_ -isnot [hashtable] })
    if ($steps.Count -eq 0) { Stop-Script 'upload.ps1 is started by deploy.ps1.' 2 }
    foreach ($step in $steps) {
        if ($step -ceq 'needs') {
            $Needs
        } elseif ($step -ceq 'pack') {
            & $Pack
        } elseif ($step -ceq 'send') {
            $azure.Program = Find-Program 'az'
            $azure.Curl = Find-Program 'curl'
            $azure.Subscription = $outputs['AZURE_SUBSCRIPTION_ID']
            foreach ($name in $Needs + 'AZURE_RESOURCE_GROUP') {
                if (-not $outputs[$name]) { Stop-Script "upload.ps1 is started by deploy.ps1: there is no $name." 2 }
            }
            & $Send
        } else {
            Stop-Script 'upload.ps1 is started by deploy.ps1.' 2
        }
    }
}
