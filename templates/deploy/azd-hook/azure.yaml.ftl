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
