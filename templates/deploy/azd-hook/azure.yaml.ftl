# For the Azure Developer CLI. It makes the resources; the upload, which it has no way of its own for, is a script's.
name: [=azureName]
infra:
  provider: bicep
  path: infra
  module: main
hooks:
  preprovision:
    windows:
      shell: pwsh
      run: ./mvnw.cmd -q -B -ntp -DskipTests package
    posix:
      shell: sh
      run: sh ./mvnw -q -B -ntp -DskipTests package
  postprovision:
    windows:
      shell: pwsh
      run: $env:resourceGroup = $env:AZURE_RESOURCE_GROUP; ./deploy/upload.ps1 pack; ./deploy/upload.ps1 send
    posix:
      shell: sh
      run: sh deploy/upload.sh pack && resourceGroup="$AZURE_RESOURCE_GROUP" sh deploy/upload.sh send
