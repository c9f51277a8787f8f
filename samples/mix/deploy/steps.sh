# shellcheck shell=sh
# shellcheck disable=SC2154 # needs, of who includes this
# The steps of upload.sh, and how they wait for Azure. Includes common.sh before.

pause=${DEPLOY_PAUSE_SECONDS:-10}
tries=${DEPLOY_TRIES:-60}
case $pause$tries in
  *[!0-9]*) fail 'DEPLOY_PAUSE_SECONDS and DEPLOY_TRIES must be numbers.' 2 ;;
esac

# again TRY WHAT: waits before the next try; ends all when there were enough.
again() {
  [ "$1" -lt "$tries" ] || fail "Given up after $1 tries: $2"
  echo "Not yet ($2); trying again in $pause s."
  sleep "$pause"
}

# steps STEP...: "pack" makes what "send" uploads; "needs" says which outputs of infra/main.bicep that reads, each from the
# variable of its name. A step that fails is the last.
steps() {
  [ $# -gt 0 ] || fail 'upload.sh is started by deploy.sh.' 2
  for step in "$@"; do
    case $step in
      needs) echo "$needs" ;;
      pack) pack ;;
      send)
        require_tools az curl
        for variable in $needs AZURE_RESOURCE_GROUP; do
          eval "[ -n \"\${$variable:-}\" ]" || fail "upload.sh is started by deploy.sh: there is no $variable." 2
        done
        send
        ;;
      *) fail 'upload.sh is started by deploy.sh.' 2 ;;
    esac
  done
}
