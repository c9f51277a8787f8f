#!/bin/sh
# What App Service on Linux starts. Java takes the place of this shell, so that signals reach it.
set -eu
cd -- "$(dirname -- "$0")"

java=java
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
fi

exec "$java" -jar worker.jar "$@"
