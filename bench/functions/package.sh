#!/bin/sh
# The jars of a functions app's package, their sizes, and how many classes of each are loaded in a run that submits a
# picture and a form, makes thumbnails, poisons a job and lists jobs. "never" stands beside a jar that was not touched
# (azure-identity and msal4j are, as soon as there is an identity).
# usage: bench/functions/package.sh [mix]
set -eu
exec "$(dirname -- "$0")/run.sh" package "${1:-functions}"
