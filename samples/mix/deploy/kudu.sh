# shellcheck shell=sh
# shellcheck disable=SC2154 # the token, and outputs of infra/main.bicep
# Uploads a package to an app and waits until the app answers. Includes steps.sh before.

# call ADDRESS OPTION...: puts into $status and $body what is answered; 000 when nothing is. The token goes through
# standard input, because everybody on this machine can read a command line.
call() {
  reply=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl --config - --silent --show-error --write-out '\n%{http_code}' "$@") || reply=000
  status=$(printf '%s\n' "$reply" | tr -d '\r' | tail -n 1)
  body=$(printf '%s\n' "$reply" | tr -d '\r' | sed '$d')
  case $status in
    [1-5][0-9][0-9]) ;;
    *) status=000 ;;
  esac
}

# upload PACKAGE ADDRESS: in the first minutes a new app's address is not known everywhere, and neither are the roles.
upload() {
  try=1
  while :; do
    ask_token
    call --request POST --header 'Content-Type: application/zip' --data-binary "@$1" "$2"
    case $status in
      200 | 202) return ;;
      000 | 401 | 403 | 404 | 409 | 429 | 5??) again "$try" "the upload was answered with $status" ;;
      *) fail "The upload was refused with $status: $body" ;;
    esac
    try=$((try + 1))
  done
}

await_deployment() {
  try=1
  while :; do
    call "$1/api/deployments/latest"
    state=$(printf '%s\n' "$body" | sed -n 's/.*"status"[[:space:]]*:[[:space:]]*\(-\{0,1\}[0-9][0-9]*\).*/\1/p' | head -n 1)
    case $status,$state in
      200,4) return ;;
      200,-1 | 200,3 | 200,5 | 200,6) fail "Azure could not deploy the package: $body" ;;
      *) again "$try" "the package is being deployed" ;;
    esac
    try=$((try + 1))
  done
}

await_health() {
  try=1
  until curl --silent --fail --max-time 60 "$1/api/health" >/dev/null; do
    again "$try" "$1/api/health does not answer well; deploy/README.md says how to see the logs"
    try=$((try + 1))
  done
}

# publish PACKAGE: to the app that appName, appHost and publishQuery name.
publish() {
  scm=https://${appHost%%.*}.scm.${appHost#*.}
  echo "Uploading $1 to $appName"
  upload "$1" "$scm/api/publish?$publishQuery"
  await_deployment "$scm"
  echo 'Waiting for the app to answer'
  await_health "https://$appHost"
}
