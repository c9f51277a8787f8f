#!/bin/sh
# Makes the package of the Functions app and uploads it: deploy.sh calls it with "pack" and, after the deployment, with
# "send", when the outputs of infra/main.bicep are in the environment.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

package=$PWD/target/functions.zip
pause=${DEPLOY_PAUSE_SECONDS:-10}
tries=${DEPLOY_TRIES:-60}

fail() {
  printf 'deploy: %s\n' "$1" >&2
  exit 1
}

pack() {
  set -- functions/target/azure-functions/*/
  [ -f "$1/host.json" ] || fail 'There is no built app below functions/target/azure-functions: leave out --skip-build.'
  [ $# -eq 1 ] || fail 'There are several apps below functions/target/azure-functions: run ./mvnw clean, then deploy again.'
  mkdir -p target
  rm -f "$package"
  (
    cd -- "$1"
    set --
    for entry in *; do
      # The settings of this machine are not Azure's.
      [ "$entry" = local.settings.json ] || set -- "$@" "$entry"
    done
    "${jar:-jar}" -cMf "$package" "$@"
  )
}

# The token goes through standard input, because everybody on this machine can read a command line.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$token" | curl --config - --silent --show-error --output "$answer" --write-out '%{http_code}' "$@"
}

# In the first minutes the new app's address is not known everywhere, and neither are the roles.
upload() {
  try=1
  while :; do
    token=$(az account get-access-token --query accessToken --output tsv)
    status=$(call --request POST --header 'Content-Type: application/zip' --data-binary "@$package" \
      "$1/api/publish?RemoteBuild=false") || status=000
    case $status in
      200 | 202) return ;;
      000 | 401 | 403 | 404 | 409 | 429 | 5??) ;;
      *) fail "The upload was refused with $status: $(cat "$answer")" ;;
    esac
    [ "$try" -lt "$tries" ] || fail "The upload was refused $try times, at last with $status: $(cat "$answer")"
    echo "Not yet ($status); trying again in $pause s."
    try=$((try + 1))
    sleep "$pause"
  done
}

await_deployment() {
  try=1
  while :; do
    status=$(call "$1/api/deployments/latest") || status=000
    if [ "$status" = 200 ]; then
      case $(sed -n 's/.*"status"[[:space:]]*:[[:space:]]*\(-\{0,1\}[0-9][0-9]*\).*/\1/p' "$answer" | head -n 1) in
        4) return ;;
        -1 | 3 | 5 | 6) fail "Azure could not deploy the package: $(cat "$answer")" ;;
      esac
    fi
    [ "$try" -lt "$tries" ] || fail "The package was uploaded but is not deployed yet; the last answer was $status. Run this again."
    try=$((try + 1))
    sleep "$pause"
  done
}

await_health() {
  try=1
  until curl --silent --show-error --fail --output "$answer" --max-time 60 "$1/api/health" 2>/dev/null; do
    [ "$try" -lt "$tries" ] || fail "The app is deployed, but $1/api/health does not answer well. Look at its logs: deploy/README.md says how."
    try=$((try + 1))
    sleep "$pause"
  done
}

send() {
  : "${resourceGroup:?}" "${appName:?}" "${appHost:?}"
  answer=$(mktemp)
  trap 'rm -f "$answer"' EXIT
  scm=https://${appHost%%.*}.scm.${appHost#*.}
  echo "Uploading $package to $appName"
  upload "$scm"
  await_deployment "$scm"
  echo 'Waiting for the app to answer'
  await_health "https://$appHost"
  cat <<END

Deployed. The page is at

  https://$appHost/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$resourceGroup" --name $appName --query functionKeys.default --output tsv
END
}

case ${1:-} in
  pack) pack ;;
  send) send ;;
  *) fail 'upload.sh is started by deploy.sh.' ;;
esac
