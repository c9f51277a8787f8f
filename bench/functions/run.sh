#!/bin/sh
# Runs the bench on a project that is generated and built for it.
# usage: bench/functions/run.sh package|cold-start=ROUNDS [mix]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../.." && pwd -P)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
out=$here/target
project=$out/project
azurite=$home/templates/java/azurite/target/classes

case ${2:-functions} in
  functions) set -- "$1" --workload uniform --duration 2m --availability scale-to-zero ;;
  mix) set -- "$1" --workload mixed --duration 2h --budget low --availability always-ready ;;
  *) echo "There is functions and mix, not '$2'." >&2; exit 2 ;;
esac
what=$1
shift

rm -rf "$out"
mkdir -p "$out"
"$home/bgjob-init" "$@" --group-id bench --artifact-id bench --package bench --yes "$project" >/dev/null
(cd "$project" && ./mvnw -q -B -DskipTests package)
(cd "$home" && ./mvnw -q -B -pl templates/java/azurite -am -DskipTests -Dspotless.check.skip=true package)
"${bin}javac" -d "$out" -cp "$azurite" "$here/FunctionsBench.java"
"${bin}java" -cp "$out:$azurite:$project/core/target/lib/*" FunctionsBench "$what" \
  "$(echo "$project"/functions/target/azure-functions/*)" "$project/local/target/local.jar" \
  bench.local.functions.host.HostMain
