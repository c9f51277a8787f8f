# Uploads a package to an app and waits until the app is what was uploaded. Includes steps.ps1 before.

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

# The value of a member of an object in JSON: a number, a word in quotation marks in which all but letters and digits is _, or
# a list of such words, as in <'a';'b'>. It is nothing when the text is no such object or has no such member, and "twice" when
# the member is there twice.
function Read-Member([string]$Text, [string]$Name) {
    $parts = @(($Text -replace '[\n\t]', ' ' -creplace '\\.', '_') -split '"')
    for ($i = 1; $i -lt $parts.Count; $i += 2) { $parts[$i] = $parts[$i] -creplace '[^A-Za-z0-9]', '_' }
    $text = $parts -join '"'
    if ($parts.Count % 2 -eq 0 -or $text -match '[<>;]' -or $text -cnotmatch '^ *\{.*\} *\z') { return '' }
    $text = [regex]::Replace($text, '\[ *(("[^"]*"( *, *"[^"]*")*)?) *\]', {
            param($list)
            '<' + $list.Groups[1].Value.Replace(' ', '').Replace('"', "'").Replace(',', ';') + '>'
        })
    $text = $text -replace '^ *\{', '' -replace '\} *\z', ''
    do {
        $before = $text
        $text = $text -replace '\{[^\]\[{}]*\}|\[[^\]\[{}]*\]', 'null'
    } while ($text -cne $before)
    $found = @()
    foreach ($member in $text -split ',') {
        if ($member -cnotmatch '^ *"([^"]*)" *: *("[^"]*"|<[^>]*>|-?[0-9]+(\.[0-9]+)?|true|false|null) *\z') { return '' }
        if ($Matches[1] -ceq $Name) { $found += $Matches[2] }
    }
    if ($found.Count -eq 0) { return '' }
    if ($found.Count -gt 1) { return 'twice' }
    return $found[0]
}

# Asks about a deployment by its id, or about the "latest". Gives what is said of it, State, and what it is called and when its
# package came, Which.
function Read-Deployment([string]$Name) {
    $answer = Invoke-Call "Authorization: Bearer $($azure.Token)" @('--max-time', '60', "$($azure.Kudu)/api/deployments/$Name")
    $known = @('200', '202') -ccontains $answer.Status
    $answer.State = if ($known) { Read-Member $answer.Body 'status' } else { '' }
    $answer.Which = if ($known) { "$(Read-Member $answer.Body 'id') $(Read-Member $answer.Body 'received_time')" } else { '' }
    return $answer
}

# Gives Refused, why that is to be tried again, or Id, what the deployment is called by. In the first minutes a new app's
# address is not known everywhere, and neither are the roles. A plan that says at once that it has the package (200) is not
# Flex Consumption, which builds later (202). A page is of something else that stands before Kudu.
function Send-Package([string]$Package, [string]$Query) {
    # App Service ends what says nothing for 230 s.
    $answer = Invoke-Call "Authorization: Bearer $($azure.Token)" @('--speed-limit', '1', '--speed-time', '300',
        '--request', 'POST', '--header', 'Content-Type: application/zip', '--data-binary', "@$Package",
        "$($azure.Kudu)/api/publish?$Query")
    $answer.Refused = ''
    if ($answer.Status -ceq '202' -or ($answer.Status -ceq '200' -and $Query -ceq 'type=zip')) {
        if ($answer.Body -match '^\s*<') { $answer.Refused = "the upload was answered with $($answer.Status) and a page" }
    } elseif ($answer.Status -match '^(000|200|401|403|404|409|429|5..)\z') {
        $answer.Refused = "the upload was answered with $($answer.Status)"
    } else {
        Stop-Script "The upload was refused with $($answer.Status): $($answer.Body)"
    }
    $answer.Id = ($answer.Body -replace '[ \t\n]', '') -replace '^"', '' -replace '"\z', ''
    if ($answer.Status -cne '202' -or $answer.Id -notmatch '^[0-9A-F][0-9A-F-]{7,}\z') { $answer.Id = 'latest' }
    return $answer
}

# Whether a failure is one of a new app, which goes by itself: Azure cannot get at the storage yet (Azure/azure-dev#8026), or
# has started its upload service anew meanwhile (Azure/azure-cli#33184).
function Test-Passing($Deployment) {
    $said = @('status_text', 'message', 'progress' | ForEach-Object { Read-Member $Deployment.Body $_ }) -join ','
    $said = ",$said," -creplace '[^A-Za-z0-9]', '_'
    return $said -match 'restarted' -or
        ($Deployment.State -ceq '3' -and $said -match '_403_|msitoken|inaccessible.*storage')
}

# Gives why the upload is to be tried again, or nothing. The states are those in azd's funcapp_host_client.go, and so is that
# the service may be started anew right after a success and then know of no deployment (404): the app shows what came of it.
# When it has known of none by that id for 30 s, the last one is asked for.
function Wait-Deployment($Upload, [string]$Before) {
    $rest = [Math]::Min(2, [int]$pause)
    $most = if ($rest -eq 0) { [int]$tries } else { [Math]::Floor([int]$tries * [int]$pause / $rest) }
    $unknown = [Math]::Floor($most / 20)
    $known = $Upload.Status -cne '202'
    $id = $Upload.Id
    for ($asked = 1; $asked -le $most; $asked++) {
        if ($asked -gt 1) { Start-Sleep -Seconds $rest }
        $answer = Read-Deployment $id
        if ($id -ceq 'latest' -and $answer.Which -ceq $Before) { $answer.State = '' }
        if ($answer.Status -ceq '200') {
            if ($answer.State -ceq '4') { return '' }
            if (@('3', '6') -ccontains $answer.State -and (Test-Passing $answer)) {
                return "Azure has the package and could not deploy it yet, as may be with a new app: $($answer.Body)"
            }
            if (@('-1', '3', '5', '6') -ccontains $answer.State) {
                Stop-Script "Azure could not deploy the package: $($answer.Body)"
            }
        }
        if ($answer.State -match '^[0-9]') { $known = $true }
        if ($answer.Status -ceq '404') {
            if ($known) { return '' }
            if ($asked -ge $unknown) { $id = 'latest' }
        }
    }
    Stop-Script "Given up after asking $most times: Azure is still deploying the package."
}

# Gives the Body, and as State what it says: that the app is "new", it and all its workers of the build that was sent; that it
# is, and "alone", with no worker yet; that something "old" goes on; or nothing good, "ill".
function Read-App([string]$Address, [string]$Build) {
    $answer = Invoke-Call '' @('--max-time', '60', $Address)
    $answer.State = 'ill'
    if ($answer.Status -cne '200' -or (Read-Member $answer.Body 'status') -cne '"ok"') { return $answer }
    $answer.State = 'old'
    if ((Read-Member $answer.Body 'build') -cne "`"$Build`"") { return $answer }
    $workers = Read-Member $answer.Body 'workers'
    if ($workers -ceq '') {
        $answer.State = 'new'
    } elseif ($workers -ceq '<>') {
        $answer.State = 'alone'
    } elseif ($workers -cnotmatch '^<.*>\z') {
        $answer.State = 'ill'
    } elseif (($workers.Replace("'$Build'", '') -replace '[<;>]', '') -ceq '') {
        $answer.State = 'new'
    }
    return $answer
}

# A worker that was ended without grace is seen for two minutes more; an old one that is seen for three goes on.
function Wait-App([string]$Build) {
    $address = "https://$($outputs.appHost)/api/health"
    $patience = [Math]::Floor([int]$tries * 3 / 10)
    $restarted = $false
    $since = 1
    $before = ''
    for ($try = 1; ; $try++) {
        $answer = Read-App $address $Build
        # Patience is with a state that lasts: one instance may answer before another.
        if ($answer.State -cne $before) { $since = $try }
        $before = $answer.State
        $long = $try - $since -ge $patience
        if ($answer.State -ceq 'new') {
            return
        } elseif ($answer.State -ceq 'alone') {
            $what = 'the app is the new one, and no worker has begun yet'
            if ($long) {
                Write-Output 'No worker is running yet: jobs wait in the queue until one has begun.'
                return
            }
        } elseif ($answer.State -ceq 'old') {
            $what = "an old build goes on: $($answer.Body)"
            if ($long -and -not $restarted) {
                Write-Output "Restarting $($outputs.appName), where an old build goes on"
                Invoke-Az $appKind restart --resource-group $outputs.AZURE_RESOURCE_GROUP --name $outputs.appName --output none
                if ($LASTEXITCODE -ne 0) {
                    Stop-Script "$($outputs.appName) could not be restarted; what Azure says stands above."
                }
                $restarted = $true
                $since = $try
            }
        } else {
            $what = "$address does not answer well; deploy/README.md says how to see the logs"
        }
        Wait-Again $try $what
    }
}

# To the app that appName, appHost and publishQuery name; appKind is what az calls its kind. What is taken and then fails, as a
# new app's may, is uploaded again, within one budget of tries and time.
function Publish-Package([string]$Package) {
    $build = Read-Build $Package
    $label, $domain = $outputs.appHost -split '\.', 2
    $azure.Kudu = "https://$label.scm.$domain"
    Write-Output "Uploading $Package to $($outputs.appName)"
    $clock = [Diagnostics.Stopwatch]::StartNew()
    for ($try = 1; ; $try++) {
        $azure.Token = Read-Token
        # The last deployment before the upload, so that it is not taken for the upload's. Who may not see it yet may not upload
        # either, and the package is not sent in vain.
        $last = Read-Deployment 'latest'
        if ($last.Status -match '^(000|401|403|429|5..)\z') {
            $refused = "the upload service answers with $($last.Status)"
        } else {
            $upload = Send-Package $Package $outputs.publishQuery
            $refused = $upload.Refused
            if (-not $refused) {
                Write-Output 'Waiting for Azure to deploy it'
                $refused = Wait-Deployment $upload $last.Which
            }
        }
        if (-not $refused) { break }
        if ($clock.Elapsed.TotalSeconds -ge [int]$limit) {
            Stop-Script "Given up after $([Math]::Floor([int]$limit / 60)) minutes: $refused"
        }
        Wait-Again $try $refused ([int]$tries * 3)
    }
    Write-Output 'Waiting for the app to answer'
    Wait-App $build
}
