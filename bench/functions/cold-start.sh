#!/bin/sh
# Milliseconds from the spawn of the local host until the app is loaded, and from then to the answer of the first
# submission, with the warm-up and without, in turns within one run.
# usage: bench/functions/cold-start.sh [ROUNDS [mix]]
set -eu
exec "$(dirname -- "$0")/run.sh" "cold-start=${1:-9}" "${2:-functions}"
