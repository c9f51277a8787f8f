#!/usr/bin/env bash
# Draws how a pool follows its work over a simulated day, under the autoscale formula of generated projects.
# Usage: simulated-day.sh [spot|dedicated] [most nodes] [file.png]
set -euo pipefail
kind=${1:-spot} most=${2:-10}
file=$(realpath -m "${3:-$(dirname "$0")/target/simulated-day-$kind.png}")
cd "$(dirname "$0")/../.."
./mvnw -B -ntp -q -pl it/batch-emulator test-compile exec:java \
  -Dexec.classpathScope=test -Dexec.mainClass=io.github.bgjob.batch.emulator.day.DayChart \
  -Dexec.args="$kind $most $file" -Djava.awt.headless=true -Dbgjob.root=.
