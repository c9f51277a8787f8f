# Uploads a package to an app and waits until the app answers. Includes steps.ps1 before.

# Gives Status, 000 when nothing is answered, and Body. The token goes through standard input, because everybody on this
# machine can read a command line.
function Invoke-Kudu([string[]]$Words) {
    $ErrorActionPreference = 'Continue'
    $lines = @("header = `"Authorization: Bearer $($azure.Token)`"" |
            & $azure.Curl --config '-' --silent --show-error --write-out '\n%{http_code}' @Words)
    $status = if ($LASTEXITCODE -eq 0 -and $lines.Count -gt 0) { $lines[-1] } else { '' }
    if ($status -notmatch '^[1-5][0-9][0-9]\z') { $status = '000' }
    return @{ Status = $status; Body = @($lines | Select-Object -SkipLast 1) -join "`n" }
}

# In the first minutes a new app's address is not known everywhere, and neither are the roles.
function Send-Package([string]$Package, [string]$Address) {
    for ($try = 1; ; $try++) {
        $azure.Token = Read-Token
        $answer = Invoke-Kudu @('--request', 'POST', '--header', 'Content-Type: application/zip',
            '--data-binary', "@$Package", $Address)
        if ($answer.Status -in '200', '202') { return }
        if ($answer.Status -notmatch '^(000|401|403|404|409|429|5..)\z') {
            Stop-Script "The upload was refused with $($answer.Status): $($answer.Body)"
        }
        Wait-Again $try "the upload was answered with $($answer.Status)"
    }
}

function Wait-Deployment([string]$Address) {
    for ($try = 1; ; $try++) {
        $answer = Invoke-Kudu @($Address)
        if ($answer.Status -eq '200' -and $answer.Body -match '"status"\s*:\s*(-?\d+)') {
            if ($Matches[1] -eq '4') { return }
            if ($Matches[1] -in '-1', '3', '5', '6') { Stop-Script "Azure could not deploy the package: $($answer.Body)" }
        }
        Wait-Again $try 'the package is being deployed'
    }
}

function Wait-Health([string]$Address) {
    $ErrorActionPreference = 'Continue'
    for ($try = 1; ; $try++) {
        & $azure.Curl --silent --fail --max-time 60 $Address | Out-Null
        if ($LASTEXITCODE -eq 0) { return }
        Wait-Again $try "$Address does not answer well; deploy/README.md says how to see the logs"
    }
}

# To the app that appName, appHost and publishQuery name.
function Publish-Package([string]$Package) {
    $label, $domain = $outputs.appHost -split '\.', 2
    $scm = "https://$label.scm.$domain"
    Write-Output "Uploading $Package to $($outputs.appName)"
    Send-Package $Package "$scm/api/publish?$($outputs.publishQuery)"
    Wait-Deployment "$scm/api/deployments/latest"
    Write-Output 'Waiting for the app to answer'
    Wait-Health "https://$($outputs.appHost)/api/health"
}
