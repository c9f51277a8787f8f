# Uploads a package to an app and waits until the app answers. Includes steps.ps1 before.

# Gives Status, 000 when nothing is answered, and Body. The header, which may be empty, goes through standard input, because
# everybody on this machine can read a command line. A person's .curlrc is read by none of this.
function Invoke-Call([string]$Header, [string[]]$Words) {
    $ErrorActionPreference = 'Continue'
    $given = if ($Header) { "header = `"$Header`"" } else { "`n" }
    $options = '-q', '--config', '-', '--silent', '--show-error', '--connect-timeout', '30', '--write-out', '\n%{http_code}'
    $lines = @(Invoke-Program $azure.Curl ($options + $Words) $given)
    # https://curl.se/libcurl/c/libcurl-errors.html: 26 is a file that cannot be read.
    if ($LASTEXITCODE -eq 26) { Stop-Script 'The package cannot be read; what curl says stands above.' }
    $status = if ($LASTEXITCODE -eq 0 -and $lines.Count -gt 0) { $lines[-1] } else { '' }
    if ($status -notmatch '^[1-5][0-9][0-9]\z') { $status = '000' }
    return @{ Status = $status; Body = @($lines | Select-Object -SkipLast 1) -join "`n" }
}

# The value of "status" in an object in JSON: a number, or a word in quotation marks. It is nothing when the text is no such
# object, and when the member is there twice or in something that is within.
function Read-Member([string]$Text) {
    $parts = @(($Text -replace '[\n\t]', ' ' -creplace '\\.', '_') -split '"')
    for ($i = 1; $i -lt $parts.Count; $i += 2) { $parts[$i] = $parts[$i] -creplace '[^A-Za-z0-9]', '_' }
    $text = $parts -join '"'
    if ($parts.Count % 2 -eq 0 -or $text -cnotmatch '^ *\{.*\} *\z') { return '' }
    $text = $text -replace '^ *\{', '' -replace '\} *\z', ''
    do {
        $before = $text
        $text = $text -replace '\{[^\]\[{}]*\}|\[[^\]\[{}]*\]', 'null'
    } while ($text -cne $before)
    $found = @()
    foreach ($member in $text -split ',') {
        if ($member -cnotmatch '^ *"([^"]*)" *: *("[^"]*"|-?[0-9]+(\.[0-9]+)?|true|false|null) *\z') { return '' }
        if ($Matches[1] -ceq 'status') { $found += $Matches[2] }
    }
    if ($found.Count -ne 1) { return '' }
    return $found[0]
}

# In the first minutes a new app's address is not known everywhere, and neither are the roles. A plan that says at once that
# it has the package (200) is not Flex Consumption, which builds later (202). A page is of something else that stands before
# Kudu.
function Send-Package([string]$Package, [string]$Query, [string]$Address) {
    for ($try = 1; ; $try++) {
        $azure.Token = Read-Token
        # App Service ends what says nothing for 230 s.
        $answer = Invoke-Call "Authorization: Bearer $($azure.Token)" @('--speed-limit', '1', '--speed-time', '300',
            '--request', 'POST', '--header', 'Content-Type: application/zip', '--data-binary', "@$Package", "${Address}?$Query")
        $what = "the upload was answered with $($answer.Status)"
        if ($answer.Status -ceq '202' -or ($answer.Status -ceq '200' -and $Query -ceq 'type=zip')) {
            if ($answer.Body -notmatch '^\s*<') { return }
            $what += ' and a page'
        } elseif ($answer.Status -notmatch '^(000|200|401|403|404|409|429|5..)\z') {
            Stop-Script "The upload was refused with $($answer.Status): $($answer.Body)"
        }
        Wait-Again $try $what
    }
}

function Wait-Deployment([string]$Address) {
    for ($try = 1; ; $try++) {
        $answer = Invoke-Call "Authorization: Bearer $($azure.Token)" @('--max-time', '60', $Address)
        if ($answer.Status -ceq '200') {
            $state = Read-Member $answer.Body
            if ($state -ceq '4') { return }
            if (@('-1', '3', '5', '6') -ccontains $state) { Stop-Script "Azure could not deploy the package: $($answer.Body)" }
        }
        Wait-Again $try 'the package is being deployed'
    }
}

function Wait-Health([string]$Address) {
    for ($try = 1; ; $try++) {
        $answer = Invoke-Call '' @('--max-time', '60', $Address)
        if ($answer.Status -ceq '200' -and (Read-Member $answer.Body) -ceq '"ok"') { return }
        Wait-Again $try "$Address does not answer well; deploy/README.md says how to see the logs"
    }
}

# To the app that appName, appHost and publishQuery name.
function Publish-Package([string]$Package) {
    $label, $domain = $outputs.appHost -split '\.', 2
    $scm = "https://$label.scm.$domain"
    Write-Output "Uploading $Package to $($outputs.appName)"
    Send-Package $Package $outputs.publishQuery "$scm/api/publish"
    Wait-Deployment "$scm/api/deployments/latest"
    Write-Output 'Waiting for the app to answer'
    Wait-Health "https://$($outputs.appHost)/api/health"
}
