#!/bin/sh
# Jobs per second of the worker loop with a processor that does nothing, against the bare storage calls such a job needs,
# by the same number of threads, on the same Azurite, in turns within one run; then the heap over many jobs.
# usage: bench/worker/loop.sh [ROUNDS [JOBS-A-ROUND [JOBS-FOR-THE-HEAP]]]
#   prints jobs per second of both, the ratio of each pair and its median, and the heap after a collection
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../.." && pwd -P)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
out=$here/target

cd "$home"
./mvnw -q -pl templates/java/core -am -DskipTests -Dspotless.check.skip=true package
classpath=$home/templates/java/core/target/classes:$home/templates/java/azurite/target/classes:$home/templates/java/core/target/lib/*
rm -rf "$out"
"${bin}javac" -d "$out" -cp "$classpath" "$here/LoopBenchmark.java"
mkdir -p "$out/META-INF/services"
echo 'LoopBenchmark$Empty' >"$out/META-INF/services/com.acmetpl.jobs.processor.JobProcessor"
exec "${bin}java" -Xmx256m -Djava.util.logging.config.file=/dev/null -cp "$out:$classpath" LoopBenchmark "$@"
