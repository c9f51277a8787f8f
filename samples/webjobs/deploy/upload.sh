#!/bin/sh
# Uploads the package of the web app and its WebJob: deploy.sh calls it with "pack" and, after the deployment, with
# "send", when the outputs of infra/main.bicep are in the environment.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
. deploy/retry.sh
. deploy/kudu.sh

# Maven has packed it: app.jar, and the WebJob below App_Data/jobs/continuous/worker.
package=$PWD/webjob/target/app-service.zip

case ${1:-} in
  pack)
    [ -f "$package" ] || fail "There is no $package: leave out --skip-build."
    ;;
  send)
    : "${resourceGroup:?}" "${appName:?}" "${appHost:?}"
    publish "$package"
    cat <<END

Deployed. The page is at

  https://$appHost/

and this shows whether the WebJob runs:

  az webapp webjob continuous list --resource-group "$resourceGroup" --name $appName --output table

Everybody who knows the address can use it, until you have callers sign in: deploy/README.md says how.
END
    ;;
  *) fail 'upload.sh is started by deploy.sh.' ;;
esac
