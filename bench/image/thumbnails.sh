#!/bin/sh
# Thumbnails by the template's image processor against sharp (libvips), one thread each, in turns within one run: CPU time
# and likeness to a Lanczos reference. Uses the JDK of JAVA_HOME, or of the PATH.
# usage: bench/image/thumbnails.sh      prints ms of CPU per thumbnail, the ratio, dB, and bytes
set -eu

sharp=0.34.5
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../.." && pwd -P)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v npm >/dev/null || { echo 'Node.js with npm is needed (version 18 or later): https://nodejs.org' >&2; exit 2; }

cache=${XDG_CACHE_HOME:-$HOME/.cache}/bgjob/sharp-$sharp
if [ ! -d "$cache" ]; then
  mkdir -p "$(dirname "$cache")"
  new=$(mktemp -d "$cache.XXXXXX")
  npm install --silent --no-audit --no-fund --prefix "$new" "sharp@$sharp"
  mv "$new" "$cache"
fi

cd "$home"
./mvnw -q -pl templates/java/core -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=runtime -Dmdep.outputFile="$here/target/classpath"
"$java" -cp "$home/templates/java/core/target/classes:$(cat "$here/target/classpath")" \
  "$here/Thumbnails.java" "$cache" "$here"
echo 'speed: goal at least 0.50 of sharp; behind: goal at most 1.00 dB'
