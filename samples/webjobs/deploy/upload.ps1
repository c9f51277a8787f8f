<#
.SYNOPSIS
Uploads the package of the web app and its WebJob ("send"): for deploy.ps1 and azd.
#>
# What a session has set is none of a script's business, and without all its parts a script does nothing.
$ErrorActionPreference = 'Stop'
try {
    . "$PSScriptRoot/common.ps1"
    . "$PSScriptRoot/steps.ps1"
    . "$PSScriptRoot/kudu.ps1"
} catch {
    [Console]::Error.WriteLine("upload.ps1: a script beside it cannot be read; start the one in the deploy directory of its project.")
    exit 2
}

$package = 'webjob/target/app-service.zip'
$appKind = 'webapp'
$needs = 'appName', 'appHost', 'publishQuery', 'startScript'
$words = $args

Invoke-Script 'upload.ps1' {
    Invoke-Steps $words $needs {
        # Maven has packed it: app.jar, and the WebJob below App_Data/jobs/continuous/worker.
        if (-not (Test-Path -LiteralPath $package -PathType Leaf)) { Stop-Script "There is no ${package}: leave out --skip-build." }
        Read-Build $package | Out-Null
    } {
        # The name of an entry stands in a zip as it is.
        $entries = if (Test-Path -LiteralPath $package -PathType Leaf) {
            [Text.Encoding]::GetEncoding(28591).GetString([IO.File]::ReadAllBytes((Resolve-Path -LiteralPath $package).ProviderPath))
        }
        if ($entries -and -not $entries.Contains("worker/$($outputs.startScript)")) {
            Stop-Script ("The plan starts the WebJob by $($outputs.startScript), which $package does not have: " +
                'let appServiceSystem in webjob/pom.xml be what operatingSystem is in infra/main.bicepparam.') 2
        }
        Publish-Package $package
        Write-Output @"

Deployed. The page is at

  https://$($outputs.appHost)/

and this shows whether the WebJob runs:

  az webapp webjob continuous list --resource-group "$($outputs.AZURE_RESOURCE_GROUP)" --name $($outputs.appName) --output table

Everybody who knows the address can use it, until you have callers sign in: deploy/README.md says how.
"@
    }
}
