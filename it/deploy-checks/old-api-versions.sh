#!/bin/sh
# Says which resources have an API version that is getting old. No part of the build, which must not break by the calendar.
set -eu
cd -- "$(dirname -- "$0")/../.."
./mvnw -B -ntp -q test -pl it/deploy-checks -am -Dtest=OldApiVersions -Dsurefire.failIfNoSpecifiedTests=false "$@"
