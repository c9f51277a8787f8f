#!/bin/sh
# Makes the package of the Functions app ("pack"), and uploads it and the processor ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
for part in common steps kudu functions processor quota; do
  [ -r "deploy/$part.sh" ] && continue
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
done
. deploy/common.sh
. deploy/steps.sh
. deploy/kudu.sh
. deploy/functions.sh
. deploy/processor.sh
. deploy/quota.sh

package=target/functions.zip
# shellcheck disable=SC2034 # steps reads it
needs='storageAccountName packageContainer batchAccountName poolId appName appHost publishQuery nodeSize maximumNodes
  wantedSpotNodes spotNodesAtMost'

pack() {
  require_processor
  pack_functions "$package"
}

send() {
  upload_processor
  use_batch
  wake_pools
  # shellcheck disable=SC2154 # an output of infra/main.bicep
  restart_nodes "$poolId" taskcompletion
  publish "$package"
  functions_next
}

steps "$@"
