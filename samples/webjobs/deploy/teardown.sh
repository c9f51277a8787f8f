#!/bin/sh
# Deletes the resource group with everything in it, jobs and results too; see sh deploy/teardown.sh --help.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
[ -r deploy/common.sh ] || {
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
}
. deploy/common.sh

name=
group=
subscription=
sure=false
while [ $# -gt 0 ]; do
  case $1 in
    --help)
      cat deploy/teardown.txt
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
    --subscription) subscription=$2 ;;
  esac
  shift 2
done
read_settings
name=${name:-$(setting NAME)}
group=${group:-$(setting RESOURCE_GROUP)}
require_setting NAME "$name"
require_setting RESOURCE_GROUP "$group"
require_name "$name"
require_group "$group"

require_tools az
AZURE_SUBSCRIPTION_ID=$subscription
az account show --output none ||
  fail "You are not logged in${subscription:+, or not to $subscription}: run az login first." 3
ask_group "$group"
if [ "$group_exists" = false ]; then
  echo "There is no resource group $group; nothing is left to take down."
  exit 0
fi
# Whatever else somebody keeps in a group of their own must not go with the jobs.
ask 2 "Who has made the resource group $group" group show --name "$group" \
  --query '[type(tags."made-by-deploy"), to_string(tags."made-by-deploy")]'
[ "$answer" = "string
$name" ] ||
  fail "The resource group $group was not made by deploy.sh for $name, so it stays. To delete what is in it:
az resource list --resource-group $group --output table, then az resource delete." 4
ask any "What is in the resource group $group" resource list --resource-group "$group" --query '[].id'

echo "The resource group $group will be deleted with all of this, jobs and results among it:"
printf '%s\n' "$answer" | sed 's,.*/providers/,  ,'
if [ "$sure" = false ]; then
  [ -t 0 ] || fail 'Nothing was deleted: there is no terminal to ask at. With --yes nobody is asked.' 5
  printf 'Type the name of the resource group to delete it: '
  read -r typed || typed=
  [ "$typed" = "$group" ] || fail 'Nothing was deleted.' 5
fi
az group delete --name "$group" --yes --output none ||
  fail "The resource group $group could not be deleted; what Azure says stands above."
echo "The resource group $group is deleted. Nothing of it costs anything from now on."
