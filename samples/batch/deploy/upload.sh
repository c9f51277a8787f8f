#!/bin/sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# Uploads the processor and starts the dispatcher ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
for part in common steps processor; do
  [ -r "deploy/$part.sh" ] && continue
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
done
. deploy/common.sh
. deploy/steps.sh
. deploy/processor.sh

# shellcheck disable=SC2034 # steps reads it
needs='storageAccountName packageContainer identityClientId batchAccountName batchEndpoint poolId dispatcherPoolId'
description=batch/target/dispatcher.json

pack() {
  require_processor
}

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

# A job that was deleted is listed until Azure is done with that.
find_dispatcher() {
  try=1
  while :; do
    ask any 'Whether the dispatcher is there' batch job list --filter "id eq 'dispatcher'" --query '[].state'
    case $answer in
      deleting | terminating) again "$try" "the job of the last dispatcher is $answer" ;;
      *) return ;;
    esac
    try=$((try + 1))
  done
}

send() {
  upload_processor
  use_batch
  restart_nodes "$poolId" taskcompletion
  find_dispatcher
  case $answer in
    '') start_dispatcher ;;
    active | enabling)
      echo 'The dispatcher is there already.'
      restart_nodes "$dispatcherPoolId" requeue
      ;;
    *) fail "The dispatcher's job is $answer. Delete it (az batch job delete --job-id dispatcher), then deploy again." ;;
  esac
  cat <<END

Deployed. The dispatcher's node starts within some ten minutes; until then jobs wait in the queue. Submit one:

  AzureWebJobsStorage__accountName=$storageAccountName ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
END
}

steps "$@"
