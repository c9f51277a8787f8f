# shellcheck shell=sh
# shellcheck disable=SC2154 # needs, of who includes this
# The steps of upload.sh, and how they wait for Azure. Includes common.sh before.

pause=${DEPLOY_PAUSE_SECONDS:-10}
tries=${DEPLOY_TRIES:-60}
case $pause$tries in
  *[!0-9]*) fail 'DEPLOY_PAUSE_SECONDS and DEPLOY_TRIES must be numbers.' 2 ;;
esac

# The scopes of the tokens that a platform needs beside Resource Manager's.
scopes=

# before: what a platform has to see to before the resources are made again. Prints parameters for them, as limits does,
# which comes after: what the platform knows only of resources that are there.
before() { :; }
limits() { :; }

# explain: what to do about an error of Azure's, which it reads.
explain() { cat >/dev/null; }

# again TRY WHAT: waits before the next try; ends all when there were enough.
again() {
  [ "$1" -lt "$tries" ] || fail "Given up after $1 tries: $2"
  echo "Not yet ($2); trying again in $pause s."
  sleep "$pause"
}

# read_build PACKAGE: puts the build id that lies in it into $build.
read_build() {
  find_jar
  rm -f "${1%/*}/build-id"
  (cd "${1%/*}" && "$jar" xf "${1##*/}" build-id) 2>/dev/null || fail "$1 is no package that can be read: build it anew."
  [ -f "${1%/*}/build-id" ] || fail "There is no build-id in $1: build it anew."
  build=$(cat "${1%/*}/build-id")
  rm -f "${1%/*}/build-id"
  case $build in
    ????????????????) ;;
    *) build=- ;;
  esac
  case $build in
    *[!0-9a-f]*) fail "The build-id in $1 is none: build it anew." ;;
  esac
}

# require_outputs OUTPUT...: that each has a value, in the variable of its name.
require_outputs() {
  for variable in "$@" AZURE_RESOURCE_GROUP; do
    eval "[ -n \"\${$variable:-}\" ]" || fail "upload.sh is started by deploy.sh: there is no $variable." 2
  done
}

# steps STEP...: "pack" makes what "send" uploads; "needs" says which outputs of infra/main.bicep that reads, each from the
# variable of its name, and "tokens" the scopes of the tokens that it uses. A step that fails is the last.
steps() {
  [ $# -gt 0 ] || fail 'upload.sh is started by deploy.sh.' 2
  for step in "$@"; do
    case $step in
      needs) echo "$needs" ;;
      tokens) echo "$scopes" ;;
      pack) pack ;;
      explain) explain ;;
      before)
        require_tools az
        require_outputs DEPLOYMENT
        before
        ;;
      limits)
        require_tools az
        # shellcheck disable=SC2086 # the outputs are words
        require_outputs $needs
        limits
        ;;
      send)
        require_tools az curl
        # shellcheck disable=SC2086 # the outputs are words
        require_outputs $needs
        send
        ;;
      *) fail 'upload.sh is started by deploy.sh.' 2 ;;
    esac
  done
}
