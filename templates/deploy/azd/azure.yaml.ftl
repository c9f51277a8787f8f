# For the Azure Developer CLI. It makes the resources; a script uploads, which tries again as long as a new app's roles are not
# known everywhere (azd does not: Azure/azure-dev#8026), and does what azd has no way of its own for.
name: [=azureName]
infra:
  provider: bicep
  path: infra
  module: main
hooks:
  preprovision:
    windows:
      shell: pwsh
      run: ./mvnw.cmd -q -B -ntp -DskipTests package; exit $LASTEXITCODE
    posix:
      shell: sh
      run: sh ./mvnw -q -B -ntp -DskipTests package
  # A failed pack is followed by no send: one script does both.
  postprovision:
    windows:
      shell: pwsh
      run: ./deploy/upload.ps1 pack send; exit $LASTEXITCODE
    posix:
      shell: sh
      run: sh deploy/upload.sh pack send
