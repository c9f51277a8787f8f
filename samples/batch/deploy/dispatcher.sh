# shellcheck shell=sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# The dispatcher: a task on a node of its own, that of the Batch job "dispatcher" or one that has followed it, and what it
# says of itself in the jobs' table. Includes steps.sh and processor.sh before.

description=batch/target/dispatcher.json

# A job whose manager task is the dispatcher: Azure Batch starts that again when it fails, and never on a Spot node.
start_dispatcher() {
  cat >"$description" <<END
{
  "id": "dispatcher",
  "poolInfo": {"poolId": "$dispatcherPoolId"},
  "jobManagerTask": {
    "id": "dispatcher",
    "commandLine": "/bin/sh -c 'exec java -jar \"\$AZ_BATCH_NODE_SHARED_DIR/processor.jar\" dispatch'",
    "allowLowPriorityNode": false,
    "killJobOnCompletion": false,
    "constraints": {"maxTaskRetryCount": -1},
    "environmentSettings": [
      {"name": "AzureWebJobsStorage__accountName", "value": "$storageAccountName"},
      {"name": "AzureWebJobsStorage__credential", "value": "managedidentity"},
      {"name": "AzureWebJobsStorage__clientId", "value": "$identityClientId"},
      {"name": "BATCH_ACCOUNT_ENDPOINT", "value": "$batchEndpoint"},
      {"name": "BATCH_POOL_ID", "value": "$poolId"}
    ]
  }
}
END
  az batch job create --json-file "$description" --output none ||
    fail 'The dispatcher could not be started; what Azure says stands above.'
}

# Says whether there is a dispatcher that runs or is going to, and deletes the job of one that is over. A job that was
# deleted is listed until Azure is done with that.
has_dispatcher() {
  try=1
  while :; do
    ask any 'Whether the dispatcher is there' batch job list --filter "id eq 'dispatcher'" --query '[].state'
    case $answer in
      '') return 1 ;;
      active | enabling)
        ask any 'Whether the dispatcher runs' batch task list --job-id dispatcher --query '[].state'
        case $(printf '%s\n' "$answer" | LC_ALL=C grep -v '^completed$') in
          ?*) return 0 ;;
        esac
        delete_dispatcher 'its task has ended'
        ;;
      completed) delete_dispatcher 'its job is completed' ;;
      deleting | terminating) again "$try" "the job of the last dispatcher is $answer" ;;
      *) fail "The dispatcher's job is $answer. Delete it (az batch job delete --job-id dispatcher), then deploy again." ;;
    esac
    try=$((try + 1))
  done
}

# delete_dispatcher WHY
delete_dispatcher() {
  echo "The last dispatcher is over, for $1; another one is started in its place."
  az batch job delete --job-id dispatcher --yes --output none ||
    fail "The dispatcher's job could not be deleted; what Azure says stands above."
  again "$try" 'the job of the last dispatcher is being deleted'
}

# Puts into $beat what the dispatcher has said of itself last, its build and when; empty when it has said nothing.
ask_heartbeat() {
  ask any 'What the dispatcher says of itself' storage entity query --account-name "$storageAccountName" \
    --auth-mode login --table-name jobs --filter "PartitionKey eq '~worker' and RowKey eq 'dispatcher'" \
    --query 'items[].[to_string(build), to_string(at)][]'
  beat_build=$(answer_line 1)
  beat_at=$(answer_line 2)
}

# await_dispatcher SINCE: waits until it has said after that that it is the build which was sent.
await_dispatcher() {
  try=1
  while :; do
    ask_heartbeat
    if [ -z "$beat_at" ] || [ "$beat_at" = "$1" ]; then
      again "$try" 'the dispatcher has not begun again'
    elif [ "$beat_build" = "$build" ]; then
      return 0
    else
      again "$try" "the dispatcher has the build $beat_build still, and not $build"
    fi
    try=$((try + 1))
  done
}

no_dispatcher_yet() {
  cat <<END

Uploaded, with the build $build. No dispatcher runs yet: its node starts within some ten minutes, and until then jobs wait in
the queue. Once it runs, the first of these says with which build; if it does not, the others say why:

  az storage entity query --account-name $storageAccountName --auth-mode login --table-name jobs --filter "RowKey eq 'dispatcher'"
  az batch pool show --pool-id $dispatcherPoolId --query "[allocationState, resizeErrors, autoScaleRun.error]"
  az batch node list --pool-id $dispatcherPoolId --query "[].[id, state, startTaskInfo.failureInfo]"
END
}
