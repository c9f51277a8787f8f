# shellcheck shell=sh
# Packs the Functions app. Includes retry.sh before.

# pack_functions PACKAGE
pack_functions() {
  functions_package=$1
  set -- functions/target/azure-functions/*/
  [ -f "$1/host.json" ] || fail 'There is no built app below functions/target/azure-functions: leave out --skip-build.'
  [ $# -eq 1 ] || fail 'There are several apps below functions/target/azure-functions: run ./mvnw clean, then deploy again.'
  mkdir -p "$(dirname -- "$functions_package")"
  rm -f "$functions_package"
  (
    cd -- "$1" || exit
    set --
    for entry in *; do
      # The settings of this machine are not Azure's.
      [ "$entry" = local.settings.json ] || set -- "$@" "$entry"
    done
    "${jar:-jar}" -cMf "$functions_package" "$@"
  )
}

functions_next() {
  : "${resourceGroup:?}" "${appName:?}" "${appHost:?}"
  cat <<END

Deployed. The page is at

  https://$appHost/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$resourceGroup" --name $appName --query functionKeys.default --output tsv
END
}
