# shellcheck shell=sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# Uploads the processor to where nodes fetch it from. Includes steps.sh before.

processor=batch/target/processor.jar
formula=batch/target/formula.txt
# shellcheck disable=SC2034 # steps reads it
scopes='https://storage.azure.com/.default https://batch.core.windows.net//.default'

require_processor() {
  [ -f "$processor" ] || fail "There is no $processor: leave out --skip-build."
  read_build "$processor"
}

# In the first minutes the roles are not known everywhere.
upload_processor() {
  echo "Uploading $processor to $storageAccountName"
  try=1
  until said=$(az storage blob upload --account-name "$storageAccountName" --auth-mode login \
    --container-name "$packageContainer" --name processor.jar --file "$processor" --overwrite --no-progress \
    --only-show-errors --output none 2>&1); do
    case $said in
      *'required permissions'* | *Authorization* | *ServerBusy* | *TimedOut* | *'Failed to resolve'* | *'not known'*)
        again "$try" "$(printf '%s\n' "$said" | tr -d '\r' | sed -n 's/^ERROR: *//; /./{p;q;}')"
        ;;
      *) fail "The upload was refused: $said" ;;
    esac
    try=$((try + 1))
  done
}

# What to do about a pool that does not change.
explain() {
  case $(cat) in
    *PropertyCannotBeUpdated*) refused='A pool takes no other size of its nodes, image or number of slots' ;;
    *PoolBeingDeleted*)
      echo 'A pool is being deleted still: deploy again in some minutes.'
      return 0
      ;;
    *PoolQuotaReached*)
      echo 'The Batch account may have no more pools. Ask for more in the portal, at the Batch account under Quotas, and deploy
again; https://learn.microsoft.com/azure/batch/batch-quota-limit#increase-a-quota says how.'
      return 0
      ;;
    *) return 0 ;;
  esac
  cat <<END
$refused: it has to be made anew. Delete it, and deploy again once it is gone;
tasks that run are stopped, and begin again in the new pool. To let them end before, wait until it has no nodes:

  az batch account login --resource-group $AZURE_RESOURCE_GROUP --name ACCOUNT
  az batch pool list --query '[].[id, currentDedicatedNodes, currentLowPriorityNodes]' --output table
  az batch pool delete --pool-id POOL --yes
END
}

# Logs in to the data side of the account, by the same login.
use_batch() {
  az batch account login --resource-group "$AZURE_RESOURCE_GROUP" --name "$batchAccountName" --output none ||
    fail 'The Batch account cannot be used; what Azure says stands above.'
}

# Shows what Batch says is wrong with the pools. One that has met a quota may do nothing more, also when there is room again,
# until its autoscale is switched off and on (microsoft/ga4gh-tes#313 and #409), which cuts off no task.
wake_pools() {
  ask any 'What is wrong with the pools' batch pool list \
    --query '[].[id, to_string(resizeErrors), to_string(autoScaleRun.error), to_string(enableAutoScale)][]'
  [ -n "$answer" ] || return 0
  troubles=$answer
  pool_count=$(($(printf '%s\n' "$troubles" | LC_ALL=C grep -c .) / 4))
  while [ "$pool_count" -gt 0 ]; do
    wake_pool "$(trouble 3)" "$(trouble 2)" "$(trouble 1)" "$(trouble 0)"
    pool_count=$((pool_count - 1))
  done
}

# trouble BACK: the line so far back from the last of the pool.
trouble() {
  printf '%s\n' "$troubles" | LC_ALL=C sed -n "$((pool_count * 4 - $1))p" | LC_ALL=C sed 's/\\\(.\)/\1/g'
}

# wake_pool POOL RESIZE-ERRORS FORMULA-ERROR AUTOSCALES
wake_pool() {
  case $2 in
    null | '[]') ;;
    *) echo "The pool $1 has fewer nodes than it wants: $2" ;;
  esac
  [ "$3" = null ] || echo "The formula of the pool $1 has failed: $3"
  case $2:$4 in
    *QuotaReached*:true) ;;
    *) return 0 ;;
  esac
  az batch pool show --pool-id "$1" --query autoScaleFormula --output tsv >"$formula" ||
    fail "The formula of the pool $1 cannot be read; what Azure says stands above." 6
  [ -s "$formula" ] || fail "The formula of the pool $1 cannot be read: az answered nothing." 6
  az batch pool autoscale disable --pool-id "$1" --output none ||
    fail "The autoscale of the pool $1 could not be switched off and on; what Azure says stands above."
  az batch pool autoscale enable --pool-id "$1" --auto-scale-formula "@$formula" \
    --auto-scale-evaluation-interval PT5M --output none ||
    fail "The autoscale of the pool $1 is off now: deploy again, which switches it on. What Azure says stands above."
  echo "Its autoscale, which a quota may have stopped for good, was switched off and on."
}

# restart_nodes POOL HOW: a node fetches the processor when it starts, so those that are up start again. Azure refuses that
# of a node that is just starting or going; one that is gone needs it no longer.
restart_nodes() {
  restarted=' '
  try=1
  while :; do
    ask any "Which nodes the pool $1 has" batch node list --pool-id "$1" --query '[].id'
    refused=
    for node in $answer; do
      case $restarted in
        *" $node "*) continue ;;
      esac
      if az batch node reboot --pool-id "$1" --node-id "$node" --node-reboot-option "$2" --output none; then
        echo "Node $node of the pool $1 will fetch the new processor."
        restarted="$restarted$node "
      else
        refused=$node
      fi
    done
    [ -n "$refused" ] || return 0
    again "$try" "node $refused of the pool $1, which has the old processor, is not restarted"
    try=$((try + 1))
  done
}
