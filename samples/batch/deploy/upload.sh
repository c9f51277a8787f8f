#!/bin/sh
# Uploads the processor and starts the dispatcher: deploy.sh calls it with "pack" and, after the deployment, with "send",
# when the outputs of infra/main.bicep are in the environment.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
. deploy/retry.sh
. deploy/processor.sh

# A job whose manager task is the dispatcher: Azure Batch starts that again when it fails, and never on a Spot node.
start_dispatcher() {
  : "${batchEndpoint:?}" "${poolId:?}" "${dispatcherPoolId:?}" "${identityClientId:?}" "${storageAccountName:?}"
  if az batch job show --job-id dispatcher --query id --output tsv >/dev/null 2>&1; then
    echo 'The dispatcher is there already.'
    restart_nodes "$dispatcherPoolId" requeue
    return
  fi
  description=$(mktemp)
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
  az batch job create --json-file "$description" --output none
  rm -f "$description"
}

case ${1:-} in
  pack)
    require_processor
    ;;
  send)
    upload_processor
    use_batch
    restart_nodes "${poolId:?}" taskcompletion
    start_dispatcher
    cat <<END

Deployed. The dispatcher's node starts within some ten minutes; until then jobs wait in the queue. Submit one:

  AzureWebJobsStorage__accountName=$storageAccountName ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
END
    ;;
  *) fail 'upload.sh is started by deploy.sh.' ;;
esac
