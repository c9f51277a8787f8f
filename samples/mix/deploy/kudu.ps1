# Uploads a package to an app and waits until the app answers. Includes retry.ps1 before.

# In Windows PowerShell, curl is another name for something else.
$curl = Get-Command curl -CommandType Application | Select-Object -First 1

# The token goes through standard input, because everybody on this machine can read a command line.
function Invoke-Kudu([string]$Token, [string]$Answer, [string[]]$Arguments) {
    Set-Content -LiteralPath $Answer -Value '' -NoNewline
    $status = "header = `"Authorization: Bearer $Token`"" |
        & $curl '--config' '-' --silent --show-error --output $Answer --write-out '%{http_code}' @Arguments
    if ($LASTEXITCODE -ne 0) { return 0 }
    return [int]$status
}

# In the first minutes a new app's address is not known everywhere, and neither are the roles.
function Send-Package([string]$Package, [string]$Address, [string]$Answer) {
    for ($try = 1; ; $try++) {
        $token = az account get-access-token --query accessToken --output tsv
        if ($LASTEXITCODE -ne 0) { Stop-Upload 'The Azure CLI gives no token: run az login again.' }
        $status = Invoke-Kudu $token $Answer @('--request', 'POST', '--header', 'Content-Type: application/zip',
            '--data-binary', "@$Package", $Address)
        if ($status -in 200, 202) { return $token }
        if ($status -notin 0, 401, 403, 404, 409, 429 -and $status -lt 500) {
            Stop-Upload "The upload was refused with ${status}: $(Get-Content -Raw -LiteralPath $Answer)"
        }
        Wait-Again $try "the upload was answered with $status"
    }
}

function Wait-Deployment([string]$Address, [string]$Token, [string]$Answer) {
    for ($try = 1; ; $try++) {
        $status = Invoke-Kudu $Token $Answer @($Address)
        $text = [string](Get-Content -Raw -LiteralPath $Answer)
        if ($status -eq 200 -and $text -match '"status"\s*:\s*(-?\d+)') {
            if ($Matches[1] -eq '4') { return }
            if ($Matches[1] -in '-1', '3', '5', '6') { Stop-Upload "Azure could not deploy the package: $text" }
        }
        Wait-Again $try 'the package is being deployed'
    }
}

function Wait-Health([string]$Address, [string]$Answer) {
    for ($try = 1; ; $try++) {
        & $curl --silent --fail --output $Answer --max-time 60 $Address
        if ($LASTEXITCODE -eq 0) { return }
        Wait-Again $try "$Address does not answer well; deploy/README.md says how to see the logs"
    }
}

# To the app that appName, appHost and publishQuery name.
function Publish-Package([string]$Package) {
    $appHost = Get-Output 'appHost'
    $label, $domain = $appHost -split '\.', 2
    $scm = "https://$label.scm.$domain"
    $answer = [IO.Path]::GetTempFileName()
    try {
        Write-Output "Uploading $Package to $(Get-Output 'appName')"
        $token = Send-Package $Package "$scm/api/publish?$(Get-Output 'publishQuery')" $answer
        Wait-Deployment "$scm/api/deployments/latest" $token $answer
        Write-Output 'Waiting for the app to answer'
        Wait-Health "https://$appHost/api/health" $answer
    } finally {
        Remove-Item -LiteralPath $answer -ErrorAction SilentlyContinue
    }
}
