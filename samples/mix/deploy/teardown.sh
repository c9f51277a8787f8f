#!/bin/sh
# Deletes the resource group with everything in it, jobs and results too; see sh deploy/teardown.sh --help.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

usage() {
  cat <<'END'
Usage: sh deploy/teardown.sh [options]

Deletes what deploy.sh has made: the resource group with everything in it, all jobs and results among it. Asks first.

  --name NAME              what the resources were called after
  --resource-group GROUP   the resource group
  --subscription ID        another subscription than the login's
  --yes                    do not ask
  --help                   this text

What is not given is read from deploy/deploy.env.
END
}

fail() {
  printf 'teardown: %s\n' "$1" >&2
  exit "${2:-1}"
}

setting() {
  sed -n "s/^$1=//p" deploy/deploy.env | tr -d '\r'
}

name=$(setting NAME)
group=$(setting RESOURCE_GROUP)
sure=false
while [ $# -gt 0 ]; do
  case $1 in
    --help)
      usage
      exit 0
      ;;
    --yes)
      sure=true
      shift
      continue
      ;;
    --name | --resource-group | --subscription) [ -n "${2:-}" ] || fail "$1 wants a value; see --help." 2 ;;
    *) fail "There is no option $1; see --help." 2 ;;
  esac
  case $1 in
    --name) name=$2 ;;
    --resource-group) group=$2 ;;
    --subscription) az account set --subscription "$2" || fail "The subscription $2 cannot be used." 3 ;;
  esac
  shift 2
done

command -v az >/dev/null 2>&1 || fail 'There is no az on the PATH; install the Azure CLI first.' 3
az account show --output none || fail 'You are not logged in: run az login first.' 3
if [ "$(az group exists --name "$group")" != true ]; then
  echo "There is no resource group $group; nothing is left to take down."
  exit 0
fi
# Whatever else somebody keeps in a group of their own must not go with the jobs.
maker=$(az group show --name "$group" --query 'tags."made-by-deploy"' --output tsv)
[ "$maker" = "$name" ] || fail "The resource group $group was not made by deploy.sh for $name, so it stays. To delete what is in it:
az resource list --resource-group $group --output table, then az resource delete." 4

echo "The resource group $group will be deleted with all of this, jobs and results among it:"
az resource list --resource-group "$group" --query '[].[type, name]' --output tsv
if [ "$sure" != true ]; then
  printf 'Type the name of the resource group to delete it: '
  read -r answer || answer=
  [ "$answer" = "$group" ] || fail 'Nothing was deleted.' 5
fi
az group delete --name "$group" --yes --output none
echo "The resource group $group is deleted. Nothing of it costs anything from now on."
