# shellcheck shell=sh
# What every script here begins with, and how they ask Azure. The directory is the project's.

# A session's exported functions and options are none of a script's business: with -p bash takes neither.
# shellcheck disable=SC3028 # only bash has them, and only bash is asked
case ${BASH_VERSION:+$-} in
  '' | *p*) ;;
  *) exec "$BASH" --posix -p "deploy/${0##*/}" "$@" ;;
esac
trap 'exit 130' INT

# fail MESSAGE [CODE]
fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit "${2:-1}"
}

# setting NAME: what deploy.env says of it.
setting() {
  [ -f deploy/deploy.env ] || fail 'There is no deploy/deploy.env.' 2
  tr -d '\r' <deploy/deploy.env | sed -n "s/^$1=//p" | tail -n 1
}

# require_name NAME: of what the resources are called after, the form that every one of them takes.
require_name() {
  bad_name="The name '$1' must have 3 to 24 lower-case letters, digits and hyphens, a letter first and no hyphen last."
  # Elsewhere than in C, some shells have capitals between a and z.
  case $(printf '%s.' "$1" | LC_ALL=C tr -d 'a-z0-9-')$1 in
    .[!0-9-]*[!-]) ;;
    *) fail "$bad_name" 2 ;;
  esac
  if [ "${#1}" -lt 3 ] || [ "${#1}" -gt 24 ]; then
    fail "$bad_name" 2
  fi
}

require_tools() {
  for tool in "$@"; do
    (unset -f "$tool" && command -v "$tool") >/dev/null 2>&1 || fail "There is no $tool on the PATH; install it first." 3
  done
}

# Puts the JDK's packer into $jar.
find_jar() {
  jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
  command -v "$jar" >/dev/null 2>&1 ||
    fail 'There is no JDK: install one and point JAVA_HOME at it, or put its jar on the PATH.' 3
}

# The Azure CLI, in the subscription that is asked for, when one is; azd has it under the same name.
az() {
  command az "$@" ${AZURE_SUBSCRIPTION_ID:+--subscription "$AZURE_SUBSCRIPTION_ID"}
}

# ask COUNT WHAT WORD...: puts the strings of the list that az answers into $answer, one a line. COUNT is how many there
# must be, or "any". A call that failed is no answer, and neither is one of another form.
ask() {
  asked_count=$1
  asked_what=$2
  shift 2
  answer=$(az "$@" --output json) || fail "$asked_what cannot be read: az failed, and says above why." 6
  understand "$asked_count" "$asked_what"
}

# understand COUNT WHAT: makes of $answer, a list in JSON as az writes it, its strings. On Windows az ends lines with CRLF.
understand() {
  answer=$(printf '%s' "$answer" | tr -d '\r')
  odd="$2 cannot be read: az answered, but not what it is asked for. Nothing is done before it does."
  case $answer in
    '[]') answer= ;;
    '['*']')
      ! printf '%s\n' "$answer" | grep -Eqv '^(\[|\]|  ".+",?)$' || fail "$odd" 6
      answer=$(printf '%s\n' "$answer" | sed -n 's/^  "\(.*\)",\{0,1\}$/\1/p')
      ;;
    *) fail "$odd" 6 ;;
  esac
  [ "$1" = any ] || [ "$(printf '%s\n' "$answer" | grep -c .)" -eq "$1" ] || fail "$odd" 6
}

# answer_line NUMBER
answer_line() {
  printf '%s\n' "$answer" | sed -n "$1p"
}

# Puts the token of the login into $token.
ask_token() {
  ask 1 'A token of your login' account get-access-token --query '[accessToken]'
  case $answer in
    *[!A-Za-z0-9._-]* | *.*.*.*) ;;
    ?*.?*.?*)
      # shellcheck disable=SC2034 # for who has asked
      token=$answer
      return
      ;;
  esac
  fail 'What az gives is no token: run az login again.' 6
}

# ask_group NAME: puts into $group_exists whether there is a resource group of that name, true or false.
ask_group() {
  group_exists=$(az group exists --name "$1" --output json) ||
    fail "Whether there is a resource group $1 cannot be known: az failed, and says above why." 6
  group_exists=$(printf '%s' "$group_exists" | tr -d '\r')
  case $group_exists in
    true | false) ;;
    *) fail "Whether there is a resource group $1 cannot be known: az answered neither true nor false." 6 ;;
  esac
}
