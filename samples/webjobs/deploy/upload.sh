#!/bin/sh
# Uploads the package of the web app and its WebJob ("send"): for deploy.sh and azd.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
for part in common steps kudu; do
  [ -r "deploy/$part.sh" ] && continue
  echo "${0##*/}: a script beside it cannot be read; start the one in the deploy directory of its project." >&2
  exit 2
done
. deploy/common.sh
. deploy/steps.sh
. deploy/kudu.sh

package=webjob/target/app-service.zip
# shellcheck disable=SC2034 # publish reads it
appKind=webapp
# shellcheck disable=SC2034 # steps reads it
needs='appName appHost publishQuery startScript'

# Maven has packed it: app.jar, and the WebJob below App_Data/jobs/continuous/worker.
pack() {
  [ -f "$package" ] || fail "There is no $package: leave out --skip-build."
  read_build "$package"
}

send() {
  # The name of an entry stands in a zip as it is.
  # shellcheck disable=SC2154 # an output of infra/main.bicep
  [ ! -f "$package" ] || LC_ALL=C grep -q "worker/$startScript" "$package" ||
    fail "The plan starts the WebJob by $startScript, which $package does not have: let appServiceSystem in webjob/pom.xml be what operatingSystem is in infra/main.bicepparam." 2
  publish "$package"
  # shellcheck disable=SC2154 # outputs of infra/main.bicep
  cat <<END

Deployed. The page is at

  https://$appHost/

and this shows whether the WebJob runs:

  az webapp webjob continuous list --resource-group "$AZURE_RESOURCE_GROUP" --name $appName --output table

Everybody who knows the address can use it, until you have callers sign in: deploy/README.md says how.
END
}

steps "$@"
