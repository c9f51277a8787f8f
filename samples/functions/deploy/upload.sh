#!/bin/sh
# Makes the package of the Functions app ("pack") and uploads it ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
. deploy/common.sh
. deploy/steps.sh
. deploy/kudu.sh
. deploy/functions.sh

package=target/functions.zip
# shellcheck disable=SC2034 # steps reads it
needs='appName appHost publishQuery'

pack() {
  pack_functions "$package"
}

send() {
  publish "$package"
  functions_next
}

steps "$@"
