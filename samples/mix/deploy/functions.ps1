# Packs the Functions app. Includes retry.ps1 before.

function New-FunctionsPackage([string]$Package) {
    $apps = @(Get-ChildItem -LiteralPath 'functions/target/azure-functions' -Directory -ErrorAction SilentlyContinue)
    if ($apps.Count -gt 1) {
        Stop-Upload 'There are several apps below functions/target/azure-functions: run ./mvnw clean, then deploy again.'
    }
    if ($apps.Count -eq 0 -or -not (Test-Path -LiteralPath (Join-Path $apps[0].FullName 'host.json'))) {
        Stop-Upload 'There is no built app below functions/target/azure-functions: leave out -SkipBuild.'
    }
    New-Item -ItemType Directory -Force -Path (Split-Path -Parent $Package) | Out-Null
    if (Test-Path -LiteralPath $Package) { Remove-Item -LiteralPath $Package }
    $jar = if ($env:jar) { $env:jar } else { 'jar' }
    Push-Location -LiteralPath $apps[0].FullName
    try {
        # The settings of this machine are not Azure's.
        $entries = @(Get-ChildItem -Name | Where-Object { $_ -ne 'local.settings.json' })
        & $jar -cMf $Package @entries
        if ($LASTEXITCODE -ne 0) { Stop-Upload 'The package could not be made.' }
    } finally {
        Pop-Location
    }
}

function Write-FunctionsNext {
    Write-Output @"

Deployed. The page is at

  https://$(Get-Output 'appHost')/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$(Get-Output 'resourceGroup')" --name $(Get-Output 'appName') --query functionKeys.default --output tsv
"@
}
