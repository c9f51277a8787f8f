#!/bin/sh
# Builds the project, makes what it needs in Azure and uploads it. Safe to run again; see sh deploy/deploy.sh --help.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
[ -r deploy/common.sh ] || {
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
}
. deploy/common.sh

step() {
  printf '\n== %s\n' "$1"
}

# The object id of whoever is logged in: the token says it, also to those who may not look into the directory.
find_own_id() {
  claims=${token#*.}
  claims=$(printf '%s' "${claims%.*}" | tr '_-' '/+')
  while [ $((${#claims} % 4)) -ne 0 ]; do
    claims="$claims="
  done
  principal=$(printf '%s' "$claims" | base64 -d | sed -n 's/.*"oid": *"\([0-9A-Fa-f-]\{36\}\)".*/\1/p') || principal=
  [ -n "$principal" ] || fail 'Your login does not say who you are: give your object id with --principal-id, or none.' 6
}

name=
group=
location=
subscription=
principal=
principal_type=
build=true

# Parameters for Bicep are put behind the options, so that they are what is left of "$@".
left=$#
while [ "$left" -gt 0 ]; do
  option=$1
  shift
  left=$((left - 1))
  case $option in
    --help)
      cat deploy/deploy.txt
      exit 0
      ;;
    --skip-build)
      build=false
      continue
      ;;
    --name | --resource-group | --location | --subscription | --principal-id | --principal-type | --set)
      if [ "$left" -eq 0 ] || [ -z "$1" ]; then
        fail "$option wants a value; see --help." 2
      fi
      ;;
    *) fail "There is no option $option; see --help." 2 ;;
  esac
  value=$1
  shift
  left=$((left - 1))
  case $option in
    --name) name=$value ;;
    --resource-group) group=$value ;;
    --location) location=$value ;;
    --subscription) subscription=$value ;;
    --principal-id) principal=$value ;;
    --principal-type) principal_type=$value ;;
    --set)
      parameter=${value%%=*}
      case $parameter in
        "$value" | *[!A-Za-z0-9]* | [!A-Za-z]* | '') fail "--set wants PARAMETER=VALUE, but got $value." 2 ;;
      esac
      require_free "$parameter"
      set -- "$@" "$value"
      ;;
  esac
done

read_settings
name=${name:-$(setting NAME)}
group=${group:-$(setting RESOURCE_GROUP)}
location=${location:-$(setting LOCATION)}
require_setting NAME "$name"
require_setting RESOURCE_GROUP "$group"
require_setting LOCATION "$location"
require_name "$name"
require_group "$group"
require_location "$location"
case $principal_type in
  '' | User | Group | ServicePrincipal) ;;
  *) fail "--principal-type is User, Group or ServicePrincipal, and not $principal_type." 2 ;;
esac

# What of the parameters only you can know has lines in deploy.env, too.
while IFS= read -r line; do
  given=${line:+false}
  for parameter in "$@"; do
    [ "${parameter%%=*}" != "${line%%=*}" ] || given=true
  done
  [ "$given" = false ] || continue
  parameter=${line%%=*}
  value=$(setting "$parameter")
  [ -n "$value" ] || fail "Say what $parameter is, in deploy/deploy.env or with --set $parameter=VALUE." 2
  set -- "$@" "$parameter=$value"
done <<END
$(printf '%s\n' "$settings" | LC_ALL=C sed -n '/^[a-z]/p')
END

require_tools az curl
# Older ones take no values beside a .bicepparam file: Azure/azure-cli#27527.
versions=$(command az version --output json) || fail 'The version of az cannot be read; what az says stands above.' 3
version=$(printf '%s\n' "$versions" | sed -n 's/.*"azure-cli": *"\([0-9]*\.[0-9]*\)\..*/\1/p')
case $version in
  '') fail "The version of az cannot be read in: $versions" 3 ;;
  [01].* | 2.? | 2.[1-4]? | 2.5[0-3]) fail "az $version is too old: install the Azure CLI 2.54 or later, or run az upgrade." 3 ;;
esac
find_jar
export AZURE_SUBSCRIPTION_ID="$subscription" AZURE_RESOURCE_GROUP="$group"
answer=$(az account show --query '[name, user.type]' --output json) ||
  fail "You are not logged in${subscription:+, or not to $subscription}: run az login first." 3
understand 2 'Who is logged in'
subscription_name=$(answer_line 1 | LC_ALL=C sed 's/\\\(.\)/\1/g')
case $(answer_line 2) in
  user) login_type=User ;;
  servicePrincipal) login_type=ServicePrincipal ;;
  *) fail "Whether a user or a service principal is logged in cannot be told from $(answer_line 2)." 6 ;;
esac
# A login of GitHub's is good for five minutes, and after them for no token of another scope (Azure/azure-cli#28708): each is
# asked for now, in the very words in which the commands below ask.
ask_token
for scope in $(sh deploy/upload.sh tokens); do
  ask 1 "A token for $scope" account get-access-token --scope "$scope" --query '[tokenType]'
done
case $principal in
  '') find_own_id ;;
  none) principal= ;;
esac
principal_type=${principal_type:-$login_type}

printf 'Deploying %s to the resource group %s (%s)\n' "$name" "$group" "$subscription_name"

if [ "$build" = true ]; then
  step 'Build'
  sh ./mvnw -q -B -ntp -DskipTests package || fail 'The build failed; what Maven says stands above.'
fi
sh deploy/upload.sh pack

step "Resource group $group"
ask_group "$group"
if [ "$group_exists" = true ]; then
  ask 1 "The region of the resource group $group" group show --name "$group" --query '[location]'
  location=$answer
  echo "It is there already, in $location."
else
  az group create --name "$group" --location "$location" --tags "made-by-deploy=$name" --output none ||
    fail "The resource group $group could not be made; what Azure says stands above."
fi

# make_resources PARAMETER=VALUE...
make_resources() {
  said=$(az deployment group create --resource-group "$group" --name "$name" --output none \
    --parameters infra/main.bicepparam \
    --parameters name="$name" location="$location" \
    deployerPrincipalId="$principal" deployerPrincipalType="$principal_type" "$@" 2>&1) || {
    printf '%s\n' "$said" >&2
    printf '%s\n' "$said" | sh deploy/upload.sh explain >&2
    fail 'The resources could not be made; what Azure says stands above.'
  }
  [ -z "$said" ] || printf '%s\n' "$said" >&2
}

# Puts each output of the deployment that the upload needs into the variable of its name.
read_outputs() {
  query=
  count=0
  for output in $needs; do
    query="$query, properties.outputs.$output.value"
    count=$((count + 1))
  done
  ask "$count" 'What the deployment has put out' deployment group show --resource-group "$group" --name "$name" \
    --query "[${query#, }]"
  count=0
  for output in $needs; do
    count=$((count + 1))
    value=$(answer_line "$count")
    case $value in
      *[!A-Za-z0-9._:/=-]*) fail "The output $output of the deployment cannot be $value." 6 ;;
    esac
    export "$output=$value"
  done
}

step 'Resources'
needs=$(sh deploy/upload.sh needs)
limit=
[ "$group_exists" = false ] || limit=$(DEPLOYMENT="$name" sh deploy/upload.sh before) || exit
make_resources "$@" ${limit:+"$limit"}
read_outputs
limit=$(sh deploy/upload.sh limits) || exit
if [ -n "$limit" ]; then
  echo "They are made once more, with $limit."
  make_resources "$@" "$limit"
  read_outputs
fi

step 'Upload'
exec sh deploy/upload.sh send
