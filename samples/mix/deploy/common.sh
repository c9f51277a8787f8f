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

# read_settings: puts the lines of deploy.env, NAME=VALUE, into $settings, when each is one.
read_settings() {
  [ -f deploy/deploy.env ] || fail 'There is no deploy/deploy.env.' 2
  # No text but one in UTF-16 has zeros.
  case $(LC_ALL=C tr '\000' '\001' <deploy/deploy.env) in
    *"$(printf '\001')"*) fail 'deploy/deploy.env is not in UTF-8: save it as UTF-8.' 2 ;;
  esac
  settings=$(tr -d '\r' <deploy/deploy.env | LC_ALL=C sed "1s/^$(printf '\357\273\277')//; /^#/d; /^[[:blank:]]*\$/d")
  while IFS= read -r line; do
    check_setting "$line"
  done <<END
$settings
END
}

# check_setting LINE
check_setting() {
  case ${1%%=*} in
    "$1") [ -z "$1" ] || fail "A line of deploy/deploy.env is NAME=VALUE, and not: $1" 2 ;;
    NAME | RESOURCE_GROUP | LOCATION) ;;
    [!abcdefghijklmnopqrstuvwxyz]* | *[!0-9A-Za-z]* | '')
      fail "deploy/deploy.env has no setting ${1%%=*}: there are NAME, RESOURCE_GROUP, LOCATION and parameters of infra/main.bicep." 2
      ;;
    *) require_free "${1%%=*}" ;;
  esac
  case ${1#*=} in
    [\"\'[:blank:]]* | *[\"\'[:blank:]])
      fail "${1%%=*} in deploy/deploy.env must have no quotation marks around it and no blanks before or behind it." 2
      ;;
  esac
}

# require_free PARAMETER: that it is none of those which the scripts give. Azure takes no notice of capitals in their names.
require_free() {
  case $(printf '%s' "$1" | LC_ALL=C tr '[:upper:]' '[:lower:]') in
    name) instead='--name, or NAME in deploy/deploy.env' ;;
    location) instead='--location, or LOCATION in deploy/deploy.env' ;;
    deployerprincipalid) instead=--principal-id ;;
    deployerprincipaltype) instead=--principal-type ;;
    *) return 0 ;;
  esac
  fail "The parameter $1 cannot be set: give it with $instead." 2
}

# setting NAME: what deploy.env says of it, in the last of its lines.
setting() {
  printf '%s\n' "$settings" | LC_ALL=C sed -n "s/^$1=//p" | tail -n 1
}

# require_setting NAME VALUE
require_setting() {
  [ -n "$2" ] || fail "$1 in deploy/deploy.env is empty or missing." 2
}

# require_group NAME: that it has nothing that a resource group's name cannot have, by
# https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules; letters are not only English ones.
require_group() {
  odd=$(printf '%s' "$1" | tr '\n' '/' | LC_ALL=C tr -d 'A-Za-z0-9_.()\200-\377-')
  if [ -n "$odd" ] || [ "${1%.}" != "$1" ]; then
    fail "The resource group '$1' cannot be: it has letters, digits and _ - . ( ) only, and no period last." 2
  fi
}

# require_location NAME
require_location() {
  [ -z "$(printf '%s' "$1" | tr '\n' '/' | LC_ALL=C tr -d 'A-Za-z0-9 ')" ] ||
    fail "The region '$1' cannot be: it has letters and digits only, such as eastus2." 2
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
  # It is started in other directories, too.
  case $jar in
    /* | [A-Za-z]:*) ;;
    */*) jar=$PWD/$jar ;;
  esac
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
      # Bytes, because a name in another encoding than the session's is a name.
      ! printf '%s\n' "$answer" | LC_ALL=C grep -Eqv '^(\[|\]|  "([^"\\]|\\.)+",?)$' || fail "$odd" 6
      answer=$(printf '%s\n' "$answer" | LC_ALL=C sed -n 's/^  "\(.*\)",\{0,1\}$/\1/p')
      ;;
    *) fail "$odd" 6 ;;
  esac
  [ "$1" = any ] || [ "$(printf '%s\n' "$answer" | LC_ALL=C grep -c .)" -eq "$1" ] || fail "$odd" 6
}

# answer_line NUMBER
answer_line() {
  printf '%s\n' "$answer" | LC_ALL=C sed -n "$1p"
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
