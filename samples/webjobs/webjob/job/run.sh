#!/bin/sh
# What App Service on Linux starts. Java takes the place of this shell, so that signals reach it.
set -eu
cd -- "$(dirname -- "$0")"

java=java
if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
fi

# The web app has 20 % of the memory: infra/web-app.bicep says why.
exec "$java" -XX:MaxRAMPercentage=40 -jar worker.jar "$@"
