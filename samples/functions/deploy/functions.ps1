# Packs the Functions app. Includes steps.ps1 before.

$appKind = 'functionapp'

function New-FunctionsPackage([string]$Package) {
    $jar = Find-Jar
    $built = 'functions/target/azure-functions'
    $apps = @(Get-ChildItem -LiteralPath $built -Directory -ErrorAction SilentlyContinue)
    if ($apps.Count -eq 0 -or -not (Test-Path -LiteralPath "$built/$($apps[0].Name)/host.json" -PathType Leaf)) {
        Stop-Script "There is no built app below ${built}: leave out --skip-build."
    }
    if ($apps.Count -gt 1) {
        Stop-Script "There are several apps below ${built}: run ./mvnw clean, then deploy again."
    }
    if (-not (Test-Path -LiteralPath "$built/$($apps[0].Name)/build-id" -PathType Leaf)) {
        Stop-HalfMade "$built/$($apps[0].Name)"
    }
    New-Item -ItemType Directory -Force -Path (Split-Path -Parent $Package) | Out-Null
    if (Test-Path -LiteralPath $Package) { Remove-Item -LiteralPath $Package }
    # The settings of this machine are not Azure's.
    $entries = @(Get-ChildItem -LiteralPath $apps[0].FullName | Where-Object { $_.Name -ne 'local.settings.json' } |
            ForEach-Object { '-C', "$built/$($apps[0].Name)", $_.Name })
    Invoke-Program $jar (@('-cMf', $Package) + $entries)
    if ($LASTEXITCODE -ne 0) { Stop-Script 'The package could not be made.' }
}

function Write-FunctionsNext {
    Write-Output @"

Deployed. The page is at

  https://$($outputs.appHost)/

and asks for a key, which this prints:

  az functionapp keys list --resource-group "$($outputs.AZURE_RESOURCE_GROUP)" --name $($outputs.appName) --query functionKeys.default --output tsv
"@
}
