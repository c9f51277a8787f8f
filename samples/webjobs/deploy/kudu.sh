# shellcheck shell=sh
# shellcheck disable=SC2154 # the token, the build, and outputs of infra/main.bicep
# Uploads a package to an app and waits until the app is what was uploaded. Includes steps.sh before.

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

# member TEXT NAME: the value of a member of an object in JSON: a number, a word in quotation marks in which all but
# letters and digits is _, or a list of such words, as in <'a';'b'>. It is nothing when the text is no such object or has no
# such member, and "twice" when the member is there twice.
member() {
  printf '%s\n' "$1" | tr '\n\t' '  ' | LC_ALL=C sed 's/\\./_/g' | LC_ALL=C awk -F '"' -v name="$2" '
    {
      text = ""
      for (i = 1; i <= NF; i++) {
        if (i % 2 == 0) gsub(/[^A-Za-z0-9]/, "_", $i)
        text = text (i == 1 ? "" : "\"") $i
      }
      if (NF % 2 == 0 || text ~ /[<>;]/ || text !~ /^ *[{].*[}] *$/) exit
      while (match(text, /[[] *("[^"]*"( *, *"[^"]*")*)? *[]]/)) {
        list = substr(text, RSTART + 1, RLENGTH - 2)
        gsub(/ /, "", list)
        gsub(/"/, "\047", list)
        gsub(/,/, ";", list)
        text = substr(text, 1, RSTART - 1) "<" list ">" substr(text, RSTART + RLENGTH)
      }
      sub(/^ *[{]/, "", text)
      sub(/[}] *$/, "", text)
      while (gsub(/[{][^][{}]*[}]|[[][^][{}]*[]]/, "null", text)) continue
      count = split(text, members, ",")
      found = 0
      for (i = 1; i <= count; i++) {
        if (members[i] !~ /^ *"[^"]*" *: *("[^"]*"|<[^>]*>|-?[0-9]+([.][0-9]+)?|true|false|null) *$/) exit
        key = members[i]
        sub(/^ *"/, "", key)
        sub(/".*$/, "", key)
        if (key != name) continue
        found++
        value = members[i]
        sub(/^[^:]*: */, "", value)
        sub(/ *$/, "", value)
      }
      if (found > 0) print (found == 1 ? value : "twice")
    }'
}

# look NAME: asks about a deployment by its id, or about the "latest"; puts into $state what is said of it, and into
# $which what it is called and when its package came.
look() {
  call "Authorization: Bearer $token" --max-time 60 "$scm/api/deployments/$1"
  state=
  which=
  case $status in
    200 | 202)
      state=$(member "$body" status)
      which="$(member "$body" id) $(member "$body" received_time)"
      ;;
  esac
}

# The last deployment before the upload, into $before, so that it is not taken for the upload's. Who may not see it yet may
# not upload either, and the package is not sent in vain.
look_before() {
  look latest
  case $status in
    000 | 401 | 403 | 429 | 5??) refused="the upload service answers with $status" ;;
    *) before=$which ;;
  esac
}

# upload PACKAGE: puts into $refused why that is to be tried again, or into $id what the deployment is called by. In the
# first minutes a new app's address is not known everywhere, and neither are the roles. A plan that says at once that it has
# the package (200) is not Flex Consumption, which builds later (202). A page is of something else that stands before Kudu.
upload() {
  # App Service ends what says nothing for 230 s.
  call "Authorization: Bearer $token" --speed-limit 1 --speed-time 300 \
    --request POST --header 'Content-Type: application/zip' --data-binary "@$1" "$scm/api/publish?$publishQuery"
  id=$(printf '%s' "$body" | tr -d ' \t\n')
  case $publishQuery,$status in
    *,202 | type=zip,200)
      case $id in
        '<'*) refused="the upload was answered with $status and a page" ;;
      esac
      ;;
    *,000 | *,200 | *,401 | *,403 | *,404 | *,409 | *,429 | *,5??) refused="the upload was answered with $status" ;;
    *) fail "The upload was refused with $status: $body" ;;
  esac
  id=${id#\"}
  id=${id%\"}
  case $status$id in
    202*[!0123456789ABCDEFabcdef-]* | 202-*) id=latest ;;
    202????????*) ;;
    *) id=latest ;;
  esac
}

# passes: whether the failure in $body is one of a new app, which goes by itself: Azure cannot get at the storage yet
# (Azure/azure-dev#8026), or has started its upload service anew meanwhile (Azure/azure-cli#33184).
passes() {
  said=$(member "$body" status_text),$(member "$body" message),$(member "$body" progress)
  case $state,$(printf ',%s,' "$said" | LC_ALL=C tr -c 'A-Za-z0-9' '_' | LC_ALL=C tr '[:upper:]' '[:lower:]') in
    [36],*restarted* | 3,*_403_* | 3,*msitoken* | 3,*inaccessible*storage*) ;;
    *) return 1 ;;
  esac
}

# Puts into $refused why the upload is to be tried again, when it is. The states are those in azd's funcapp_host_client.go,
# and so is that the service may be started anew right after a success and then know of no deployment (404): the app shows
# what came of it. When it has known of none by that id for 30 s, the last one is asked for.
await_deployment() {
  rest=2
  [ "$pause" -ge "$rest" ] || rest=$pause
  most=$tries
  [ "$rest" -eq 0 ] || most=$((tries * pause / rest))
  unknown=$((most / 20))
  known=false
  [ "$status" = 202 ] || known=true
  asked=0
  while [ "$asked" -lt "$most" ]; do
    [ "$asked" -eq 0 ] || sleep "$rest"
    asked=$((asked + 1))
    look "$id"
    if [ "$id,$which" = "latest,$before" ]; then
      state=
    fi
    case $status,$state in
      200,4) return ;;
      200,3 | 200,6)
        passes || fail "Azure could not deploy the package: $body"
        refused="Azure has the package and could not deploy it yet, as may be with a new app: $body"
        return
        ;;
      200,-1 | 200,5) fail "Azure could not deploy the package: $body" ;;
      20[02],[0-9]*) known=true ;;
      404,*)
        [ "$known" = false ] || return 0
        [ "$asked" -lt "$unknown" ] || id=latest
        ;;
    esac
  done
  fail "Given up after asking $asked times: Azure is still deploying the package."
}

# Puts into $app what the app says: that it is "new", it and all its workers of the build that was sent; that it is, and
# "alone", with no worker yet; that something "old" goes on; or nothing good, "ill".
ask_app() {
  call '' --max-time 60 "https://$appHost/api/health"
  app=ill
  [ "$status,$(member "$body" status)" = '200,"ok"' ] || return 0
  app=old
  [ "$(member "$body" build)" = "\"$build\"" ] || return 0
  workers=$(member "$body" workers)
  case $workers in
    '') app=new ;;
    '<>') app=alone ;;
    '<'*'>')
      case $(printf '%s' "$workers" | sed "s/'$build'//g" | tr -d '<;>') in
        '') app=new ;;
      esac
      ;;
    *) app=ill ;;
  esac
}

# A worker that was ended without grace is seen for two minutes more; an old one that is seen for three goes on.
await_app() {
  patience=$((tries * 3 / 10))
  restarted=false
  since=1
  before=
  try=1
  while :; do
    ask_app
    # Patience is with a state that lasts: one instance may answer before another.
    [ "$app" = "$before" ] || since=$try
    before=$app
    case $app in
      new) return ;;
      alone)
        what='the app is the new one, and no worker has begun yet'
        if [ $((try - since)) -ge "$patience" ]; then
          echo 'No worker is running yet: jobs wait in the queue until one has begun.'
          return
        fi
        ;;
      old)
        what="an old build goes on: $body"
        if [ "$restarted" = false ] && [ $((try - since)) -ge "$patience" ]; then
          echo "Restarting $appName, where an old build goes on"
          az "$appKind" restart --resource-group "$AZURE_RESOURCE_GROUP" --name "$appName" --output none ||
            fail "$appName could not be restarted; what Azure says stands above."
          restarted=true
          since=$try
        fi
        ;;
      ill) what="https://$appHost/api/health does not answer well; deploy/README.md says how to see the logs" ;;
    esac
    again "$try" "$what"
    try=$((try + 1))
  done
}

# publish PACKAGE: to the app that appName, appHost and publishQuery name; appKind is what az calls its kind. What is taken
# and then fails, as a new app's may, is uploaded again, within one budget of tries and time.
publish() {
  read_build "$1"
  scm=https://${appHost%%.*}.scm.${appHost#*.}
  echo "Uploading $1 to $appName"
  began=$(date +%s)
  try=1
  while :; do
    refused=
    ask_token
    look_before
    [ -n "$refused" ] || upload "$1"
    if [ -z "$refused" ]; then
      echo 'Waiting for Azure to deploy it'
      await_deployment
    fi
    [ -n "$refused" ] || break
    [ $(($(date +%s) - began)) -lt "$limit" ] || fail "Given up after $((limit / 60)) minutes: $refused"
    again "$try" "$refused" $((tries * 3))
    try=$((try + 1))
  done
  echo 'Waiting for the app to answer'
  await_app
}
