# shellcheck shell=sh
# For the scripts here that wait for Azure: how long, and what they say when that was in vain.

# shellcheck disable=SC2034 # read by who includes this
pause=${DEPLOY_PAUSE_SECONDS:-10}
tries=${DEPLOY_TRIES:-60}

fail() {
  printf 'deploy: %s\n' "$1" >&2
  exit 1
}

# again TRY WHAT: waits before the next try; ends all when there were enough.
again() {
  [ "$1" -lt "$tries" ] || fail "Given up after $1 tries: $2"
  echo "Not yet ($2); trying again in $pause s."
  sleep "$pause"
}
