#!/bin/sh
# The way of a person who has just cloned this repository: the README's first command makes a project, the project's
# own tests pass, it runs, and a picture sent with curl comes back as a thumbnail.
#
#   it/walk.sh [directory [port]]
#
# The directory gets a clean checkout (every file git knows or would add, nothing that a build has left) and keeps it,
# so that more can be tried on the project made there. Without one, a temporary directory is used and removed.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
port=${2:-7071}
temporary=
running=

fail() {
  printf 'walk: %s\n' "$1" >&2
  exit 1
}

step() {
  printf '\n== %s (after %s s)\n' "$1" "$(($(date +%s) - started))"
}

finish() {
  code=$?
  trap - EXIT
  [ -z "$running" ] || { kill -TERM "$running" && wait "$running"; } 2>/dev/null || true
  [ -z "$temporary" ] || rm -rf "$temporary"
  exit "$code"
}

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ $# -gt 0 ]; then
  place=$1
else
  temporary=$(mktemp -d "${TMPDIR:-/tmp}/bgjob-walk.XXXXXX")
  place=$temporary
fi
started=$(date +%s)

step 'A clean checkout'
[ ! -e "$place/bgjob" ] || fail "$place/bgjob is there already; name a directory without it."
mkdir -p "$place/bgjob"
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf -) | tar -xf - -C "$place/bgjob"
cd "$place/bgjob"
picture=$(pwd -P)/it/src/test/java/io/github/bgjob/it/TestPicture.java

first=$(sed -n 's/^[$ ]*\(\.\/bgjob-init .*\)$/\1/p' README.md | head -n 1)
[ -n "$first" ] || fail 'README.md has no line that starts with ./bgjob-init'
step "$first"
sh -c "$first"
cd "${first##* }"

grep -q '^[$ ]*\./mvnw verify' README.md || fail "the project's README.md does not say: ./mvnw verify"
step './mvnw verify'
./mvnw -B -ntp verify

grep -q '^[$ ]*\./run-local' README.md || fail "the project's README.md does not say: ./run-local"
step "./run-local --port $port"
./run-local --port "$port" >run-local.log 2>&1 &
running=$!
page=http://127.0.0.1:$port
patience=120
until curl -fsS -o page.html "$page/" 2>/dev/null; do
  kill -0 "$running" 2>/dev/null || { cat run-local.log >&2; fail './run-local has ended; what it said is above.'; }
  patience=$((patience - 1))
  [ "$patience" -gt 0 ] || { cat run-local.log >&2; fail "$page/ does not answer."; }
  sleep 1
done
grep -q "$page/" run-local.log || fail "./run-local did not print its address $page/"
grep -q '<progress' page.html || fail "$page/ is not the page with the progress bar."

step 'A picture sent with curl'
java "$picture" make photo.jpg 4000 3000
curl -fsS -D headers.txt -o job.json -H 'Content-Type: application/octet-stream' --data-binary @photo.jpg \
  "$page/api/jobs?operation=thumbnail&width=320&height=320"
location=$(sed -n 's/\r$//; s/^[Ll]ocation: *//p' headers.txt)
[ -n "$location" ] || fail "the answer has no Location: $(cat headers.txt)"
case $location in
  http*) ;;
  *) location=$page$location ;;
esac
patience=60
until curl -fsS -o thumbnail.jpg "$location/result" 2>/dev/null; do
  patience=$((patience - 1))
  [ "$patience" -gt 0 ] || fail "no thumbnail after a minute; the job says: $(curl -sS "$location")"
  sleep 1
done
got=$(java "$picture" describe thumbnail.jpg)
[ "$got" = 'JPEG 320x240' ] || fail "expected a thumbnail: JPEG 320x240, got: $got"
echo "thumbnail.jpg: $got"

step './run-local is stopped'
kill -TERM "$running"
wait "$running" || [ $? -eq 143 ] || [ $? -eq 130 ] || fail "./run-local ended with an error: $(tail -n 20 run-local.log)"
running=
if curl -sS -o page.html "$page/" 2>/dev/null; then
  fail "$page/ still answers."
fi
step 'The walk is done'
