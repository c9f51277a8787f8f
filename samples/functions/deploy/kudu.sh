# shellcheck shell=sh
# shellcheck disable=SC2154 # the token, and outputs of infra/main.bicep
# Uploads a package to an app and waits until the app answers. Includes steps.sh before.

# call HEADER OPTION... ADDRESS: puts into $status and $body what is answered; 000 when nothing is. The header, which may be
# empty, goes through standard input, because everybody on this machine can read a command line. A person's .curlrc is read
# by none of this.
call() {
  header=${1:+header = \"$1\"}
  shift
  code=0
  reply=$(printf '%s\n' "$header" |
    curl -q --config - --silent --show-error --connect-timeout 30 --write-out '\n%{http_code}' "$@") || code=$?
  # https://curl.se/libcurl/c/libcurl-errors.html: 26 is a file that cannot be read.
  [ "$code" -ne 26 ] || fail 'The package cannot be read; what curl says stands above.'
  [ "$code" -eq 0 ] || reply=000
  status=$(printf '%s\n' "$reply" | tr -d '\r' | tail -n 1)
  body=$(printf '%s\n' "$reply" | tr -d '\r' | LC_ALL=C sed '$d')
  case $status in
    [1-5][0-9][0-9]) ;;
    *) status=000 ;;
  esac
}

# member TEXT: the value of "status" in an object in JSON: a number, or a word in quotation marks. It is nothing when the text
# is no such object, and when the member is there twice or in something that is within.
member() {
  printf '%s\n' "$1" | tr '\n\t' '  ' | LC_ALL=C sed 's/\\./_/g' | LC_ALL=C awk -F '"' '
    {
      text = ""
      for (i = 1; i <= NF; i++) {
        if (i % 2 == 0) gsub(/[^A-Za-z0-9]/, "_", $i)
        text = text (i == 1 ? "" : "\"") $i
      }
      if (NF % 2 == 0 || text !~ /^ *[{].*[}] *$/) exit
      sub(/^ *[{]/, "", text)
      sub(/[}] *$/, "", text)
      while (gsub(/[{][^][{}]*[}]|[[][^][{}]*[]]/, "null", text)) continue
      count = split(text, members, ",")
      found = 0
      for (i = 1; i <= count; i++) {
        if (members[i] !~ /^ *"[^"]*" *: *("[^"]*"|-?[0-9]+([.][0-9]+)?|true|false|null) *$/) exit
        if (members[i] !~ /^ *"status" *:/) continue
        found++
        value = members[i]
        sub(/^[^:]*: */, "", value)
        sub(/ *$/, "", value)
      }
      if (found == 1) print value
    }'
}

# upload PACKAGE QUERY ADDRESS: in the first minutes a new app's address is not known everywhere, and neither are the roles.
# A plan that says at once that it has the package (200) is not Flex Consumption, which builds later (202). A page is of
# something else that stands before Kudu.
upload() {
  try=1
  while :; do
    ask_token
    # App Service ends what says nothing for 230 s.
    call "Authorization: Bearer $token" --speed-limit 1 --speed-time 300 \
      --request POST --header 'Content-Type: application/zip' --data-binary "@$1" "$3?$2"
    case $2,$status in
      *,202 | type=zip,200)
        case $(printf '%s' "$body" | tr -d ' \t\n') in
          '<'*) again "$try" "the upload was answered with $status and a page" ;;
          *) return ;;
        esac
        ;;
      *,000 | *,200 | *,401 | *,403 | *,404 | *,409 | *,429 | *,5??) again "$try" "the upload was answered with $status" ;;
      *) fail "The upload was refused with $status: $body" ;;
    esac
    try=$((try + 1))
  done
}

await_deployment() {
  try=1
  while :; do
    call "Authorization: Bearer $token" --max-time 60 "$1/api/deployments/latest"
    case $status,$(member "$body") in
      200,4) return ;;
      200,-1 | 200,3 | 200,5 | 200,6) fail "Azure could not deploy the package: $body" ;;
      *) again "$try" "the package is being deployed" ;;
    esac
    try=$((try + 1))
  done
}

await_health() {
  try=1
  while :; do
    call '' --max-time 60 "$1/api/health"
    case $status,$(member "$body") in
      200,'"ok"') return ;;
      *) again "$try" "$1/api/health does not answer well; deploy/README.md says how to see the logs" ;;
    esac
    try=$((try + 1))
  done
}

# publish PACKAGE: to the app that appName, appHost and publishQuery name.
publish() {
  scm=https://${appHost%%.*}.scm.${appHost#*.}
  echo "Uploading $1 to $appName"
  upload "$1" "$publishQuery" "$scm/api/publish"
  await_deployment "$scm"
  echo 'Waiting for the app to answer'
  await_health "https://$appHost"
}
