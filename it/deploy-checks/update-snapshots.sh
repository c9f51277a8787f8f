#!/bin/sh
# Writes anew what every variant makes in Azure, for somebody to review: it/deploy-checks/src/test/snapshots.
set -eu
cd -- "$(dirname -- "$0")/../.."
./mvnw -B -ntp -q test -pl it/deploy-checks -am -Dtest=SnapshotsTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dbgjob.snapshots=update "$@"
git status --short it/deploy-checks/src/test/snapshots
