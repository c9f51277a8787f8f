#!/bin/sh
# Brings the samples up to date with the templates: generates each again from the answers in it.
#
#   samples/update.sh [SAMPLE...]
set -eu

samples=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
cd "$samples"
[ $# -gt 0 ] || set -- $(ls -d -- */.bgjob | sed 's,/.*,,')
fresh=$(mktemp -d "$samples/.update.XXXXXX")
trap 'rm -rf "$fresh"' EXIT

for sample in "$@"; do
  ../bgjob-init --answers "$sample/.bgjob/answers.yaml" --yes "$fresh/$sample" >"$fresh/log" ||
    { cat "$fresh/log" >&2; exit 1; }
  rm -rf "$sample"
  mv "$fresh/$sample" "$sample"
  echo "samples/$sample is up to date."
done
