#!/bin/sh
# Takes the picture of a sample's page that samples/README.md shows: builds a copy of the sample, runs it, sends it
# pictures, one of them broken, and opens the page in Chromium without a window.
#
#   samples/screenshot.sh [SAMPLE [PORT]]      the defaults are functions and 7075
set -eu

sample=${1:-functions}
samples=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
picture=$samples/../it/src/test/java/io/github/bgjob/it/TestPicture.java
command -v chromium >/dev/null || { echo 'Chromium is needed (Debian package: chromium).' >&2; exit 2; }
[ -f "$samples/$sample/.bgjob/answers.yaml" ] || { echo "There is no sample '$sample'." >&2; exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/bgjob-screenshot.XXXXXX")
running=
finish() {
  code=$?
  trap - EXIT
  [ -z "$running" ] || { kill -TERM "$running" && wait "$running"; } 2>/dev/null || true
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cp -R "$samples/$sample" "$work/$sample"
cd "$work/$sample"
./mvnw -B -ntp -q -DskipTests package
port=${2:-7075}
page=http://127.0.0.1:$port
./run-local --port "$port" >"$work/run-local.log" 2>&1 &
running=$!
patience=180
until curl -fsS -o /dev/null "$page/api/health" 2>/dev/null; do
  kill -0 "$running" 2>/dev/null || { cat "$work/run-local.log" >&2; exit 1; }
  patience=$((patience - 1))
  [ "$patience" -gt 0 ] || { cat "$work/run-local.log" >&2; exit 1; }
  sleep 1
done

send() {
  curl -fsS -o /dev/null -H 'Content-Type: image/jpeg' --data-binary "@$1" "$page/api/jobs?$2"
}
java "$picture" make "$work/photo.jpg" 1600 1200
head -c 20000 "$work/photo.jpg" >"$work/broken.jpg"
send "$work/photo.jpg" 'operation=thumbnail&width=320&height=320'
send "$work/broken.jpg" 'operation=grayscale'
send "$work/photo.jpg" 'operation=rotate&degrees=90'
patience=120
until [ "$(curl -fsS "$page/api/jobs" | grep -oE '"state":"(SUCCEEDED|POISONED)"' | wc -l)" -eq 3 ]; do
  patience=$((patience - 1))
  [ "$patience" -gt 0 ] || { curl -sS "$page/api/jobs" >&2; exit 1; }
  sleep 1
done

chromium --headless=new --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --no-proxy-server \
  --user-data-dir="$work/profile" --window-size=1000,820 --virtual-time-budget=5000 \
  --screenshot="$work/page.png" "$page/" >"$work/chromium.log" 2>&1 || { cat "$work/chromium.log" >&2; exit 1; }
mkdir -p "$samples/pictures"
mv "$work/page.png" "$samples/pictures/$sample.png"
echo "samples/pictures/$sample.png: $(wc -c <"$samples/pictures/$sample.png") bytes"
