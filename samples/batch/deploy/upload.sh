#!/bin/sh
# shellcheck disable=SC2154 # outputs of infra/main.bicep
# Uploads the processor and starts the dispatcher ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
for part in common steps processor quota dispatcher; do
  [ -r "deploy/$part.sh" ] && continue
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
done
. deploy/common.sh
. deploy/steps.sh
. deploy/processor.sh
. deploy/quota.sh
. deploy/dispatcher.sh

# shellcheck disable=SC2034 # steps reads it
needs='storageAccountName packageContainer identityClientId batchAccountName batchEndpoint poolId dispatcherPoolId nodeSize
  dispatcherNodeSize maximumNodes wantedSpotNodes spotNodesAtMost'

pack() {
  require_processor
  read_build "$processor"
}

send() {
  read_build "$processor"
  upload_processor
  use_batch
  wake_pools
  restart_nodes "$poolId" taskcompletion
  runs=false
  if has_dispatcher; then
    echo 'The dispatcher is there already.'
    ask_heartbeat
    restart_nodes "$dispatcherPoolId" requeue
    [ "$restarted" = ' ' ] || runs=true
  else
    start_dispatcher
  fi
  if [ "$runs" = true ]; then
    await_dispatcher "$beat_at"
    printf '\nDeployed. The dispatcher has the build %s.\n' "$build"
  else
    no_dispatcher_yet
  fi
  cat <<END

Submit a job:

  AzureWebJobsStorage__accountName=$storageAccountName ./jobs submit photo.jpg --operation thumbnail --width 320 --wait
END
}

steps "$@"
