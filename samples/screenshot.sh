#!/bin/sh
# Takes the pictures that samples/README.md shows: runs a copy of each sample and does some jobs there, as its user would.
# Of a sample with a page, the picture is what Chromium shows of it, after a photo was chosen there and its thumbnail has
# come back; of one without, what a terminal shows in which ./jobs was called.
#
#   samples/screenshot.sh [SAMPLE...]
set -eu

samples=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
photo=$samples/../it/src/test/java/io/github/bgjob/it/TestPicture.java
for program in chromium chromedriver convert curl java script; do
  command -v "$program" >/dev/null || { echo "$program is needed." >&2; exit 2; }
done
[ $# -gt 0 ] || set -- $(cd "$samples" && ls -d -- */.bgjob | sed 's,/.*,,')
for sample in "$@"; do
  [ -f "$samples/$sample/.bgjob/answers.yaml" ] || { echo "There is no sample '$sample'." >&2; exit 2; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/bgjob-screenshot.XXXXXX")
running=
chromedriver=
end() {
  [ -z "$1" ] || { kill -TERM "$1" && wait "$1"; } 2>/dev/null || true
}
finish() {
  code=$?
  trap - EXIT
  [ -z "$chromedriver" ] || curl -sS -o "$work/quit" -X DELETE "$session" || true
  end "$chromedriver"
  end "$running"
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# until_is SECONDS LOG COMMAND...: waits for the command to succeed; fails, with the log, when it takes longer.
until_is() {
  patience=$1
  log=$2
  shift 2
  until "$@"; do
    patience=$((patience - 1))
    [ "$patience" -gt 0 ] || { echo "In vain: $*" >&2; cat "$log" >&2; exit 1; }
    sleep 1
  done
}

# The browser, by the WebDriver protocol: browser PATH JSON
browser() {
  curl -fsS -H 'Content-Type: application/json' -d "$2" "$session$1"
}
evaluate() {
  browser /execute/sync "{\"script\": \"return $1\", \"args\": []}"
}
shows() {
  evaluate "$1" | grep -q '"value":true'
}
open_browser() {
  chromedriver --port=0 >"$work/chromedriver.log" 2>&1 &
  chromedriver=$!
  until_is 30 "$work/chromedriver.log" grep -qs "on port [1-9]" "$work/chromedriver.log"
  session=http://127.0.0.1:$(sed -n 's/.*on port \([1-9][0-9]*\).*/\1/p' "$work/chromedriver.log")/session
  id=$(browser '' '{"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": ["--headless=new", "--no-sandbox",
    "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server", "--hide-scrollbars",
    "--user-data-dir='"$work/profile"'"]}}}}' | sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p')
  session=$session/$id
}
take_picture() {
  browser /window/rect "{\"width\": $2, \"height\": $3}" >"$work/rect"
  mkdir -p "$samples/pictures"
  curl -fsS "$session/screenshot" | sed 's/.*"value":"\([^"]*\)".*/\1/' | base64 -d >"$work/$1.png"
  convert "$work/$1.png" +dither -colors 96 "PNG8:$samples/pictures/$1.png"
  echo "samples/pictures/$1.png: $(wc -c <"$samples/pictures/$1.png") bytes"
}

is_ready() {
  kill -0 "$running" 2>/dev/null || { cat "$work/$sample.log" >&2; exit 1; }
  grep -qs '^Ready:' "$work/$sample.log"
}

# A picture of the page, where a broken picture and a turned one were sent before.
picture_of_page() {
  page=$(sed -n 's,^Ready: \(http://[^ ]*\).*,\1,p' "$work/$sample.log")
  bytes='Content-Type: application/octet-stream'
  curl -fsS -o "$work/answer" -H "$bytes" --data-binary "@$work/broken.jpg" "${page}api/jobs?operation=grayscale"
  curl -fsS -o "$work/answer" -H "$bytes" --data-binary "@$work/photo.jpg" "${page}api/jobs?operation=rotate&degrees=90"
  browser /url "{\"url\": \"$page\"}" >"$work/answer"
  input=$(browser /element '{"using": "css selector", "value": "#file"}' | sed 's/.*:"\([^"]*\)".*/\1/')
  browser "/element/$input/value" "{\"text\": \"$work/photo.jpg\"}" >"$work/answer"
  until_is 30 "$work/$sample.log" shows "!document.querySelector('#submit').disabled"
  evaluate "document.querySelector('#submit').click()" >"$work/answer"
  until_is 180 "$work/$sample.log" shows "document.querySelector('#result').naturalWidth === 320"
  until_is 180 "$work/$sample.log" shows "document.querySelectorAll('#jobs [data-action=result]:not([hidden])').length \
    === 2 && document.querySelector('#jobs [data-state=POISONED]') !== null"
  take_picture "$sample" 1120 1330
}

# A picture of a terminal: what it was told, and what it showed in the end where a line was written over.
picture_of_terminal() {
  cp "$work/photo.jpg" "$work/broken.jpg" .
  cat >"$work/session.sh" <<'SESSION'
type() { printf '$ %s\n' "$*"; "$@" || true; echo; }
type ./jobs submit photo.jpg --operation thumbnail --width 320 --wait --output thumbnail.jpg
type ./jobs submit broken.jpg --operation grayscale --wait
type ./jobs list
SESSION
  ./jobs list >"$work/answer" 2>&1
  script -qec "sh '$work/session.sh'" "$work/shown" >"$work/answer"
  {
    echo '<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 0; padding: 1rem; background: #1b1f1d; color: #e7ece9;'
    echo 'font: 14px/1.45 monospace; }</style><pre>'
    sed -e '/^Script \(started\|done\)/d' -e 's/\r*$//' -e 's/.*\r//' \
      -e 's/&/\&amp;/g' -e 's/</\&lt;/g' "$work/shown"
    echo '</pre>'
  } >"$work/terminal.html"
  browser /url "{\"url\": \"file://$work/terminal.html\"}" >"$work/answer"
  take_picture "$sample" 1000 700
}

java "$photo" make "$work/photo.jpg" 1600 1200
head -c 20000 "$work/photo.jpg" >"$work/broken.jpg"
open_browser
for sample in "$@"; do
  cp -R "$samples/$sample" "$work/$sample"
  cd "$work/$sample"
  sh ./mvnw -B -ntp -q -DskipTests package
  ./run-local --port 0 >"$work/$sample.log" 2>&1 &
  running=$!
  until_is 180 "$work/$sample.log" is_ready
  if [ -d functions ] || [ -d web ]; then
    picture_of_page
  else
    picture_of_terminal
  fi
  end "$running"
  running=
done
