# shellcheck shell=sh
# Uploads the processor to where nodes fetch it from. Includes retry.sh before.

processor=batch/target/processor.jar

require_processor() {
  [ -f "$processor" ] || fail "There is no $processor: leave out --skip-build."
}

# In the first minutes the roles are not known everywhere.
upload_processor() {
  : "${storageAccountName:?}" "${packageContainer:?}"
  echo "Uploading $processor to $storageAccountName"
  answer=$(mktemp)
  trap 'rm -f "$answer"' EXIT
  try=1
  until az storage blob upload --account-name "$storageAccountName" --auth-mode login --container-name "$packageContainer" \
    --name processor.jar --file "$processor" --overwrite --no-progress --only-show-errors --output none 2>"$answer"; do
    case $(cat "$answer") in
      *'required permissions'* | *Authorization* | *ServerBusy* | *TimedOut* | *'Failed to resolve'* | *'not known'*)
        again "$try" "$(sed -n 's/^ERROR: *//; /./{p;q;}' "$answer")"
        ;;
      *) fail "The upload was refused: $(cat "$answer")" ;;
    esac
    try=$((try + 1))
  done
}

# Logs in to the data side of the account, by the same login.
use_batch() {
  : "${resourceGroup:?}" "${batchAccountName:?}"
  az batch account login --resource-group "$resourceGroup" --name "$batchAccountName" --output none
}

# restart_nodes POOL HOW: a node fetches the processor when it starts, so those that are up start again.
restart_nodes() {
  for node in $(az batch node list --pool-id "$1" --query '[].id' --output tsv); do
    echo "Node $node of the pool $1 will fetch the new processor."
    az batch node reboot --pool-id "$1" --node-id "$node" --node-reboot-option "$2" --output none ||
      echo "It is not restarted, because Azure refuses that now; it goes on with the old processor."
  done
}
