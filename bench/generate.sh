#!/bin/sh
# Times generating a project with bgjob-init against Maven's own quickstart archetype (offline, warm), in turn.
# usage: bench/generate.sh [RUNS]      prints seconds, peak memory in MB and their ratio
set -eu

runs=${1:-7}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
command -v /usr/bin/time >/dev/null || { echo 'GNU time is needed (Debian package: time).' >&2; exit 2; }
work=$(mktemp -d "${TMPDIR:-/tmp}/bgjob-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

# Both take the command that runs them: env, or one that measures.
ours() {
  "$@" "$home/bgjob-init" --duration 2m --yes "ours-$run" >/dev/null
}

archetype() {
  "$@" "$home/mvnw" -q -B $offline org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate \
    -DarchetypeCatalog=internal -DarchetypeGroupId=org.apache.maven.archetypes \
    -DarchetypeArtifactId=maven-archetype-quickstart -DarchetypeVersion=1.5 \
    -DgroupId=com.example -DartifactId="archetype-$run" >/dev/null
}

# Warm up: fetches what the archetype needs, builds the generator and its archive of loaded classes.
run=0
offline=
ours env
archetype env
offline=-o

run=1
while [ "$run" -le "$runs" ]; do
  ours /usr/bin/time -f '%e %M' -a -o "$work/ours"
  archetype /usr/bin/time -f '%e %M' -a -o "$work/archetype"
  run=$((run + 1))
done

median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

for name in ours archetype; do
  cut -d ' ' -f 1 "$name" >"$name.seconds"
  cut -d ' ' -f 2 "$name" >"$name.kb"
done
awk -v runs="$runs" \
  -v a="$(median ours.seconds)" -v b="$(median archetype.seconds)" \
  -v am="$(median ours.kb)" -v bm="$(median archetype.kb)" 'BEGIN {
  printf "median of %d interleaved runs    wall s   peak MB\n", runs
  printf "bgjob-init                     %8.2f  %8.0f\n", a, am / 1024
  printf "maven-archetype-quickstart     %8.2f  %8.0f\n", b, bm / 1024
  printf "ratio (goal: at most 0.30; peak under 90 MB)  %.2f\n", a / b
}'
