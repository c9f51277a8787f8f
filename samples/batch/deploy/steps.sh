# shellcheck shell=sh
# shellcheck disable=SC2154 # needs, of who includes this
# The steps of upload.sh, and how they wait for Azure. Includes common.sh before.

pause=${DEPLOY_PAUSE_SECONDS:-10}
tries=${DEPLOY_TRIES:-60}
# Roles may take half an hour to be known everywhere: Azure/azure-dev#8026.
limit=${DEPLOY_LIMIT_SECONDS:-1800}
for number in "$pause" "$tries" "$limit"; do
  case $number in
    '' | *[!0-9]* | 0?* | ???????*)
      fail 'DEPLOY_PAUSE_SECONDS, DEPLOY_TRIES and DEPLOY_LIMIT_SECONDS must be numbers below 1000000.' 2
      ;;
  esac
done
[ "$tries" -gt 0 ] || fail 'DEPLOY_TRIES must be 1 at least.' 2

# The scopes of the tokens that a platform needs beside Resource Manager's.
scopes=

# before: what a platform has to see to before the resources are made again. Prints parameters for them, as limits does,
# which comes after: what the platform knows only of resources that are there.
before() { :; }
limits() { :; }

# explain: what to do about an error of Azure's, which it reads.
explain() { cat >/dev/null; }

# again TRY WHAT [TRIES]: waits before the next try; ends all when there were enough.
again() {
  [ "$1" -lt "${3:-$tries}" ] || fail "Given up after $1 tries: $2"
  printf '%s\n' "Not yet ($2); trying again in $pause s."
  sleep "$pause"
}

# read_build PACKAGE: puts into $build which build has made a package: what its entry build-id says, which is written last.
read_build() {
  find_jar
  # The JDK's jar knows no other place for it than where it is started.
  unpacked=${1%/*}/unpacked
  build=$(
    rm -rf "$unpacked" && mkdir "$unpacked" && cd "$unpacked" &&
      "$jar" -xf "../${1##*/}" build-id 2>/dev/null && cat build-id 2>/dev/null
  ) || build=
  rm -rf "$unpacked"
  case $build in
    *[!0123456789abcdef]*) ;;
    ????????????????) return ;;
  esac
  half_made "$1"
}

# half_made PACKAGE
half_made() {
  fail "$1 is not whole: it has no build-id, because the build that made it broke off. Leave out --skip-build."
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
