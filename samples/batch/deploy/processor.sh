# shellcheck shell=sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# Uploads the processor to where nodes fetch it from. Includes steps.sh before.

processor=batch/target/processor.jar

require_processor() {
  [ -f "$processor" ] || fail "There is no $processor: leave out --skip-build."
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

# Logs in to the data side of the account, by the same login.
use_batch() {
  az batch account login --resource-group "$AZURE_RESOURCE_GROUP" --name "$batchAccountName" --output none ||
    fail 'The Batch account cannot be used; what Azure says stands above.'
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
