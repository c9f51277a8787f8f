#!/bin/sh
# Makes the package of the Functions app, and uploads it and the processor: deploy.sh calls it with "pack" and, after the
# deployment, with "send", when the outputs of infra/main.bicep are in the environment.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
. deploy/retry.sh
. deploy/kudu.sh
. deploy/functions.sh
. deploy/processor.sh

package=$PWD/target/functions.zip

case ${1:-} in
  pack)
    require_processor
    pack_functions "$package"
    ;;
  send)
    upload_processor
    use_batch
    restart_nodes "${poolId:?}" taskcompletion
    publish "$package"
    functions_next
    ;;
  *) fail 'upload.sh is started by deploy.sh.' ;;
esac
