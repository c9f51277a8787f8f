<#
.SYNOPSIS
Makes the package of the Functions app ("pack") and uploads it ("send"): for deploy.ps1 and azd.
#>
. "$PSScriptRoot/common.ps1"
. "$PSScriptRoot/steps.ps1"
. "$PSScriptRoot/kudu.ps1"
. "$PSScriptRoot/functions.ps1"

$package = 'target/functions.zip'
$needs = 'appName', 'appHost', 'publishQuery'
$words = $args

Invoke-Script 'upload.ps1' {
    Invoke-Steps $words $needs {
        New-FunctionsPackage $package
    } {
        Publish-Package $package
        Write-FunctionsNext
    }
}
