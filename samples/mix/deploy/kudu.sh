# shellcheck shell=sh
# Uploads a package to an app and waits until the app answers. Includes retry.sh before.

# The token goes through standard input, because everybody on this machine can read a command line.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl --config - --silent --show-error --output "$answer" --write-out '%{http_code}' "$@"
}

# In the first minutes a new app's address is not known everywhere, and neither are the roles.
upload() {
  try=1
  while :; do
    token=$(az account get-access-token --query accessToken --output tsv) || fail 'The Azure CLI gives no token: run az login again.'
    : >"$answer"
    status=$(call --request POST --header 'Content-Type: application/zip' --data-binary "@$1" "$2") || status=000
    case $status in
      200 | 202) return ;;
      000 | 401 | 403 | 404 | 409 | 429 | 5??) again "$try" "the upload was answered with $status" ;;
      *) fail "The upload was refused with $status: $(cat "$answer")" ;;
    esac
    try=$((try + 1))
  done
}

await_deployment() {
  try=1
  while :; do
    : >"$answer"
    status=$(call "$1/api/deployments/latest") || status=000
    state=$(sed -n 's/.*"status"[[:space:]]*:[[:space:]]*\(-\{0,1\}[0-9][0-9]*\).*/\1/p' "$answer" | head -n 1)
    case $status,$state in
      200,4) return ;;
      200,-1 | 200,3 | 200,5 | 200,6) fail "Azure could not deploy the package: $(cat "$answer")" ;;
      *) again "$try" "the package is being deployed" ;;
    esac
    try=$((try + 1))
  done
}

await_health() {
  try=1
  until curl --silent --fail --output "$answer" --max-time 60 "$1/api/health"; do
    again "$try" "$1/api/health does not answer well; deploy/README.md says how to see the logs"
    try=$((try + 1))
  done
}

# publish PACKAGE: to the app that appName, appHost and publishQuery name.
publish() {
  : "${appName:?}" "${appHost:?}" "${publishQuery:?}"
  answer=$(mktemp)
  trap 'rm -f "$answer"' EXIT
  scm=https://${appHost%%.*}.scm.${appHost#*.}
  echo "Uploading $1 to $appName"
  upload "$1" "$scm/api/publish?$publishQuery"
  await_deployment "$scm"
  echo 'Waiting for the app to answer'
  await_health "https://$appHost"
}
