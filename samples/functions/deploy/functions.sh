# shellcheck shell=sh
# shellcheck disable=SC2154 # the jar, and outputs of infra/main.bicep
# Packs the Functions app. Includes steps.sh before.

# shellcheck disable=SC2034 # publish reads it
appKind=functionapp

# pack_functions PACKAGE
pack_functions() {
  functions_package=$1
  find_jar
  set -- functions/target/azure-functions/*/
  [ -f "$1/host.json" ] || fail 'There is no built app below functions/target/azure-functions: leave out --skip-build.'
  [ $# -eq 1 ] || fail 'There are several apps below functions/target/azure-functions: run ./mvnw clean, then deploy again.'
  functions_app=${1%/}
  [ -f "$functions_app/build-id" ] || half_made "$functions_app"
  mkdir -p "$(dirname -- "$functions_package")"
  rm -f "$functions_package"
  set --
  for entry in "$functions_app"/*; do
    # The settings of this machine are not Azure's.
    [ "${entry##*/}" = local.settings.json ] || set -- "$@" -C "$functions_app" "${entry##*/}"
  done
  "$jar" -cMf "$functions_package" "$@" || fail 'The package could not be made.'
}

functions_next() {
  cat <<END

Deployed. The page is at

  https://$appHost/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name $appName --query functionKeys.default --output tsv
END
}
