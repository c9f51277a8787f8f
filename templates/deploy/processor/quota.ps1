# What the quota of the Batch account holds, and what the pools need of it. Includes steps.ps1 before.

# What the account may have; in the mode UserSubscription there are no numbers.
function Read-Quota([string]$Account) {
    # The Azure CLI writes VM in two ways, by its version.
    $mode, $region, $dedicated, $spot, $enforced = Read-Az 6 "The quota of the Batch account $Account" batch account show `
        --resource-group $outputs.AZURE_RESOURCE_GROUP --name $Account `
        --query ('[poolAllocationMode, location, to_string(dedicatedCoreQuota), to_string(lowPriorityCoreQuota), ' +
            'to_string(dedicatedCoreQuotaPerVmFamilyEnforced), to_string(dedicatedCoreQuotaPerVMFamilyEnforced)]')
    return @{ Mode = $mode; Region = $region; Dedicated = $dedicated; Spot = $spot; ByFamily = "$enforced" -cmatch 'true' }
}

# What machines Batch has in a region: by size, which is the same in capitals, family and cores.
function Read-Sizes([string]$Region) {
    $sizes = @{}
    foreach ($line in @(Read-Az any "Which machines Batch has in $Region" batch location list-skus --location $Region `
                --query "[].join(' ', [name, to_string(familyName), to_string(capabilities[?name=='vCPUs'].value)])")) {
        $size, $family, $cores = $line -split ' '
        $cores = "$cores" -replace '[]["\\]', ''
        if ($cores -match '^[1-9][0-9]*\z') { $sizes[$size] = @{ Family = $family; Cores = [int]$cores } }
    }
    return $sizes
}

# The quota is of the account that a deployment before this one has made, if that is there still.
function Read-Before {
    $group = $outputs.AZURE_RESOURCE_GROUP
    $account, $nodeSize = Read-Az any 'Whether there was a deployment before' deployment group list --resource-group $group `
        --query ("[?name=='$($outputs.DEPLOYMENT)'].properties.outputs." +
            '[to_string(batchAccountName.value), to_string(nodeSize.value)][]')
    if (-not $account -or $account -ceq 'null') { return }
    $there = @(Read-Az any 'Which Batch accounts there are' batch account list --resource-group $group `
            --query "[?name=='$account'].name")
    if ($there.Count -eq 0) { return }
    $quota = Read-Quota $account
    $sizes = Read-Sizes $quota.Region
    if ($sizes.ContainsKey("$nodeSize") -and $quota.Spot -match '^[0-9]+\z') {
        "heldSpotNodes=$([Math]::Floor([long]$quota.Spot / $sizes[$nodeSize].Cores))"
    }
}

# Says what the pools need of the quota at most. When there are to be other Spot nodes than there may be, the parameter for
# that is how many the quota holds.
function Read-Limits {
    $quota = Read-Quota $outputs.batchAccountName
    if ("$($quota.Dedicated):$($quota.Spot)" -notmatch '^[0-9]+:[0-9]+\z') {
        if ($quota.Mode -cne 'UserSubscription') {
            Write-Aside "The quota of the Batch account $($outputs.batchAccountName) is not known, so it was not compared."
            return
        }
        Write-Aside ("The cores of an account in the mode $($quota.Mode) are those of your subscription; " +
            "see az vm list-usage --location $($quota.Region).")
        return
    }
    $sizes = Read-Sizes $quota.Region
    $wants = @($outputs.nodeSize) + @($outputs['dispatcherNodeSize'] | Where-Object { $_ })
    if (@($wants | Where-Object { -not $sizes.ContainsKey($_) }).Count -gt 0) {
        Write-Aside ("How many cores a $($wants -join ' and a ') has is not known in $($quota.Region), " +
            'so the quota was not compared.')
        return
    }
    $cores = $sizes[$outputs.nodeSize].Cores
    $wanted = [int]$outputs.wantedSpotNodes
    # For Spot nodes that are preempted a dedicated one stands in.
    $nodes = if ($wanted -eq 0) { [int]$outputs.maximumNodes } else { 1 }
    $byFamily = [ordered]@{ $sizes[$outputs.nodeSize].Family = $nodes * $cores }
    $needed = $nodes * $cores
    if ($wants.Count -gt 1) {
        $needed += $sizes[$wants[1]].Cores
        $family = $sizes[$wants[1]].Family
        $byFamily[$family] = [int]$byFamily[$family] + $sizes[$wants[1]].Cores
    }
    $short = @(
        Compare-Quota 'dedicated cores' $quota.Dedicated $needed
        if ($quota.ByFamily) { Compare-Families $byFamily }
        if ($wanted -gt 0) { Compare-Quota 'Spot cores' $quota.Spot ($wanted * $cores) }
    )
    $held = if ($wanted -gt 0) { [Math]::Floor([long]$quota.Spot / $cores) } else { 0 }
    if ($held -lt $wanted) {
        Write-Aside "So maximumSpotNodes is lowered from $wanted to $held, which is what the quota holds."
    }
    if ($short.Count -gt 0) {
        Write-Aside ("What is beyond the quota waits. Ask for more in the portal, at the Batch account under Quotas, " +
            "and deploy again;`nhttps://learn.microsoft.com/azure/batch/batch-quota-limit#increase-a-quota says how.")
    }
    if ([Math]::Min($held, $wanted) -ne [int]$outputs.spotNodesAtMost) { "heldSpotNodes=$held" }
}

# Puts out what there is too little of.
function Compare-Quota([string]$What, [long]$Quota, [long]$Needed) {
    Write-Aside ("Of $What the Batch account $($outputs.batchAccountName) may have $Quota, " +
        "and its pools need $Needed at most.")
    if ($Quota -lt $Needed) { $What }
}

# Of accounts with a quota for each family of machines.
function Compare-Families($Needed) {
    $families = @{}
    foreach ($line in @(Read-Az any 'The quotas by family' batch account show `
                --resource-group $outputs.AZURE_RESOURCE_GROUP --name $outputs.batchAccountName `
                --query ('[dedicatedCoreQuotaPerVmFamily, dedicatedCoreQuotaPerVMFamily][][]' +
                    ".join(' ', [name, to_string(coreQuota)])"))) {
        $name, $allowed = $line -split ' '
        $families[$name] = $allowed
    }
    foreach ($family in $Needed.Keys) {
        if ("$($families[$family])" -match '^[0-9]+\z') {
            Compare-Quota "dedicated cores of $family" $families[$family] $Needed[$family]
        }
    }
}
