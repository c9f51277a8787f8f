#!/bin/sh
# Builds the project, makes what it needs in Azure and uploads it. Safe to run again; see sh deploy/deploy.sh --help.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

usage() {
  cat <<'END'
Usage: sh deploy/deploy.sh [options]

Builds the project, makes its resources in Azure and uploads it. Running it again brings Azure up to date.
Wants the Azure CLI 2.54 or later, logged in (az login), curl, and a JDK.

  --name NAME              what the resources are called after
  --resource-group GROUP   the resource group; made when there is none of that name
  --location REGION        the region of a new group
  --subscription ID        another subscription than the login's
  --principal-id ID        who may use the command line on the storage account, by object id; whoever is logged in,
                           when left out, for the upload needs the same roles; none for nobody
  --set PARAMETER=VALUE    a parameter of infra/main.bicep other than in infra/main.bicepparam; may be repeated
  --skip-build             upload what the last build has left
  --help                   this text

What is not given is read from deploy/deploy.env.
END
}

fail() {
  printf 'deploy: %s\n' "$1" >&2
  exit "${2:-1}"
}

step() {
  printf '\n== %s\n' "$1"
}

# The object id of whoever is logged in: the token says it, also to those who may not look into the directory.
own_id() {
  claims=$(az account get-access-token --query accessToken --output tsv | cut -d . -f 2 | tr '_-' '/+')
  while [ $((${#claims} % 4)) -ne 0 ]; do
    claims="$claims="
  done
  printf '%s' "$claims" | base64 -d | sed -n 's/.*"oid":"\([^"]*\)".*/\1/p'
}

setting() {
  sed -n "s/^$1=//p" deploy/deploy.env | tr -d '\r'
}

name=$(setting NAME)
group=$(setting RESOURCE_GROUP)
location=$(setting LOCATION)
subscription=
principal=
principal_type=User
build=true

# Parameters for Bicep are put behind the options, so that they are what is left of "$@".
left=$#
while [ "$left" -gt 0 ]; do
  option=$1
  shift
  left=$((left - 1))
  case $option in
    --help)
      usage
      exit 0
      ;;
    --skip-build)
      build=false
      continue
      ;;
    --name | --resource-group | --location | --subscription | --principal-id | --set)
      [ "$left" -gt 0 ] || fail "$option wants a value; see --help." 2
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
    --set)
      case $value in
        [A-Za-z]*=*) set -- "$@" "$value" ;;
        *) fail "--set wants PARAMETER=VALUE, but got $value." 2 ;;
      esac
      ;;
  esac
done

bad_name="The name '$name' must have 3 to 24 lower-case letters, digits and hyphens, a letter first and no hyphen last."
case $name in
  *[!a-z0-9-]* | *- | [!a-z]* | ?? | ? | '') fail "$bad_name" 2 ;;
esac
[ "${#name}" -le 24 ] || fail "$bad_name" 2

# What of the parameters only you can know has lines in deploy.env, too.
for line in $(sed -n '/^[a-z][A-Za-z]*=/p' deploy/deploy.env | tr -d '\r'); do
  given=false
  for parameter in "$@"; do
    [ "${parameter%%=*}" != "${line%%=*}" ] || given=true
  done
  [ "$given" = true ] || [ -n "${line#*=}" ] || fail "Say what ${line%%=*} is, in deploy/deploy.env or with --set ${line}VALUE." 2
  [ "$given" = true ] || set -- "$@" "$line"
done

for tool in az curl; do
  command -v "$tool" >/dev/null 2>&1 || fail "There is no $tool on the PATH; install it first." 3
done
# Older ones take no values beside a .bicepparam file: Azure/azure-cli#27527.
versions=$(az version --output json) || fail 'The version of az cannot be read; what az says stands above.' 3
version=$(printf '%s\n' "$versions" | sed -n 's/.*"azure-cli": *"\([0-9]*\.[0-9]*\)\..*/\1/p')
case $version in
  '') fail "The version of az cannot be read in: $versions" 3 ;;
  [01].* | 2.? | 2.[1-4]? | 2.5[0-3]) fail "az $version is too old: install the Azure CLI 2.54 or later, or run az upgrade." 3 ;;
esac
if [ -n "${JAVA_HOME:-}" ]; then
  jar=$JAVA_HOME/bin/jar
else
  jar=jar
fi
command -v "$jar" >/dev/null 2>&1 || fail 'There is no JDK: install one and point JAVA_HOME at it, or put its jar on the PATH.' 3
if [ -n "$subscription" ]; then
  az account set --subscription "$subscription" || fail "The subscription $subscription cannot be used." 3
fi
login=$(az account show --query '[name, user.type]' --output tsv) || fail 'You are not logged in: run az login first.' 3
subscription_name=$(printf '%s\n' "$login" | sed -n 1p)
[ "$(printf '%s\n' "$login" | sed -n 2p)" = user ] || principal_type=ServicePrincipal
case $principal in
  '') principal=$(own_id) ;;
  none) principal= ;;
esac

printf 'Deploying %s to the resource group %s (%s)\n' "$name" "$group" "$subscription_name"

if [ "$build" = true ]; then
  step 'Build'
  sh ./mvnw -q -B -ntp -DskipTests package || fail 'The build failed; what Maven says stands above.'
fi
jar=$jar sh deploy/upload.sh pack

step "Resource group $group"
if [ "$(az group exists --name "$group")" = true ]; then
  location=$(az group show --name "$group" --query location --output tsv)
  echo "It is there already, in $location."
else
  az group create --name "$group" --location "$location" --tags "made-by-deploy=$name" --output none
fi

step 'Resources'
az deployment group create --resource-group "$group" --name "$name" --output none \
  --parameters infra/main.bicepparam \
  --parameters name="$name" location="$location" \
  deployerPrincipalId="$principal" deployerPrincipalType="$principal_type" "$@"

# The names in the first line, the values in the second, both parted by tabs.
outputs=$(az deployment group show --resource-group "$group" --name "$name" --output tsv \
  --query '[keys(properties.outputs), values(properties.outputs)[].value]')
column=0
for output in $(printf '%s\n' "$outputs" | sed -n 1p); do
  column=$((column + 1))
  export "$output=$(printf '%s\n' "$outputs" | sed -n 2p | cut -f "$column")"
done

step 'Upload'
resourceGroup=$group sh deploy/upload.sh send
