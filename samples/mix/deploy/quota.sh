# shellcheck shell=sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# What the quota of the Batch account holds, and what the pools need of it. Includes steps.sh before.

# What is said here is no parameter.
say() {
  printf '%s\n' "$1" >&2
}

# Puts what the account may have into $account_mode, $account_region, $dedicated_quota, $spot_quota and
# $families_enforced; in the mode UserSubscription there are no numbers.
ask_quota() {
  # The Azure CLI writes VM in two ways, by its version.
  ask 6 "The quota of the Batch account $batchAccountName" batch account show \
    --resource-group "$AZURE_RESOURCE_GROUP" --name "$batchAccountName" \
    --query "[poolAllocationMode, location, to_string(dedicatedCoreQuota), to_string(lowPriorityCoreQuota), \
to_string(dedicatedCoreQuotaPerVmFamilyEnforced), to_string(dedicatedCoreQuotaPerVMFamilyEnforced)]"
  account_mode=$(answer_line 1)
  account_region=$(answer_line 2)
  dedicated_quota=$(answer_line 3)
  spot_quota=$(answer_line 4)
  families_enforced=$(answer_line 5)$(answer_line 6)
}

# Puts into $sizes what machines Batch has in the region: a line "SIZE FAMILY CORES" for each.
ask_sizes() {
  ask any "Which machines Batch has in $account_region" batch location list-skus --location "$account_region" \
    --query "[].join(' ', [name, to_string(familyName), to_string(capabilities[?name=='vCPUs'].value)])"
  sizes=$(printf '%s\n' "$answer" | LC_ALL=C tr -d '\\[]"')
}

# size SIZE FIELD: of the line of a size, which is the same in capitals.
size() {
  printf '%s\n' "$sizes" | LC_ALL=C awk -v size="$1" -v field="$2" 'tolower($1) == tolower(size) { print $field; exit }'
}

# hold CORES: puts into $held how many Spot nodes of so many cores the quota holds, when that is known.
hold() {
  case $1:$spot_quota in
    : | :* | 0:* | *[!0-9:]*) return 1 ;;
  esac
  held=$((spot_quota / $1))
}

# The quota is of the account that a deployment before this one has made, if that is there still.
before() {
  ask any 'Whether there was a deployment before' deployment group list --resource-group "$AZURE_RESOURCE_GROUP" \
    --query "[?name=='$DEPLOYMENT'].properties.outputs.[to_string(batchAccountName.value), to_string(nodeSize.value)][]"
  batchAccountName=$(answer_line 1)
  nodeSize=$(answer_line 2)
  case $batchAccountName in
    '' | null) return 0 ;;
  esac
  ask any 'Which Batch accounts there are' batch account list --resource-group "$AZURE_RESOURCE_GROUP" \
    --query "[?name=='$batchAccountName'].name"
  [ -n "$answer" ] || return 0
  ask_quota
  ask_sizes
  ! hold "$(size "$nodeSize" 3)" || echo "heldSpotNodes=$held"
}

# Says what the pools need of the quota at most. When there are to be other Spot nodes than there may be, the parameter for
# that is how many the quota holds.
limits() {
  ask_quota
  case $dedicated_quota:$spot_quota in
    : | *[!0-9:]*)
      [ "$account_mode" = UserSubscription ] || {
        say "The quota of the Batch account $batchAccountName is not known, so it was not compared."
        return 0
      }
      say "The cores of an account in the mode $account_mode are those of your subscription; see az vm list-usage --location $account_region."
      return 0
      ;;
  esac
  ask_sizes
  cores=$(size "$nodeSize" 3)
  dispatcher_cores=0
  [ -z "${dispatcherNodeSize:-}" ] || dispatcher_cores=$(size "$dispatcherNodeSize" 3)
  case $cores:$dispatcher_cores in
    :* | *: | 0:* | *[!0-9:]*)
      say "How many cores a $nodeSize${dispatcherNodeSize:+ and a $dispatcherNodeSize} has is not known in $account_region, so the quota was not compared."
      return 0
      ;;
  esac
  # For Spot nodes that are preempted a dedicated one stands in.
  nodes=$maximumNodes
  [ "$wantedSpotNodes" -eq 0 ] || nodes=1
  is_short=false
  compare 'dedicated cores' "$dedicated_quota" $((nodes * cores + dispatcher_cores))
  case $families_enforced in
    *true*) compare_families ;;
  esac
  held=$wantedSpotNodes
  if [ "$wantedSpotNodes" -gt 0 ]; then
    compare 'Spot cores' "$spot_quota" $((wantedSpotNodes * cores))
    hold "$cores"
    [ "$held" -ge "$wantedSpotNodes" ] ||
      say "So maximumSpotNodes is lowered from $wantedSpotNodes to $held, which is what the quota holds."
  fi
  [ "$is_short" = false ] || say "What is beyond the quota waits. Ask for more in the portal, at the Batch account under Quotas, and deploy again;
https://learn.microsoft.com/azure/batch/batch-quota-limit#increase-a-quota says how."
  most=$held
  [ "$most" -le "$wantedSpotNodes" ] || most=$wantedSpotNodes
  [ "$most" -eq "$spotNodesAtMost" ] || echo "heldSpotNodes=$held"
}

# compare WHAT QUOTA NEEDED
compare() {
  say "Of $1 the Batch account $batchAccountName may have $2, and its pools need $3 at most."
  [ "$2" -ge "$3" ] || is_short=true
}

# Of accounts with a quota for each family of machines.
compare_families() {
  family=$(size "$nodeSize" 2)
  dispatcher_family=$(size "${dispatcherNodeSize:-$nodeSize}" 2)
  ask any 'The quotas by family' batch account show --resource-group "$AZURE_RESOURCE_GROUP" --name "$batchAccountName" \
    --query "[dedicatedCoreQuotaPerVmFamily, dedicatedCoreQuotaPerVMFamily][][].join(' ', [name, to_string(coreQuota)])"
  if [ "$family" = "$dispatcher_family" ]; then
    compare_family "$family" $((nodes * cores + dispatcher_cores))
  else
    compare_family "$family" $((nodes * cores))
    compare_family "$dispatcher_family" "$dispatcher_cores"
  fi
}

# compare_family FAMILY NEEDED
compare_family() {
  allowed=$(printf '%s\n' "$answer" |
    LC_ALL=C awk -v family="$1" 'tolower($1) == tolower(family) { print $2; exit }')
  case $allowed in
    '' | *[!0-9]*) ;;
    *) compare "dedicated cores of $1" "$allowed" "$2" ;;
  esac
}
