#!/bin/sh
# Makes the package of the Functions app ("pack") and uploads it ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
for part in common steps kudu functions; do
  [ -r "deploy/$part.sh" ] && continue
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
done
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
