# [=artifactId]

Jobs that run in the background: somebody sends work<#if functions || webjobs> over HTTP</#if> and gets an answer at once, the work waits in a queue,
and a worker does it, however many jobs there are and however often one has to be tried. The example work is image
processing: send a photo, fetch the thumbnail. To put your own work in, you replace <#if executable>one program<#else>one class</#if>.

Everything below runs on your machine. You need a JDK [=javaRelease] or later, and Node.js 18 or later: Azure Storage is
stood in for by [Azurite](https://github.com/Azure/Azurite), which the build fetches through npm by itself.

## Why this platform

This project is made for **[=title]**.

<#list reasons as reason>
- [=reason]
</#list>
<#list warnings as warning>
- Mind: [=warning]
</#list>

<#if forced>
The platform was chosen by hand; rule [=rule] would have decided otherwise: "[=words]"
<#else>
Rule [=rule] decided: "[=words]"
</#if>
<#if disagreement?has_content>
[=disagreement]
</#if>

What was not chosen:

| | because |
|---|---|
<#list losses as loss>
| [=loss.title] | [=loss.reason] |
</#list>

The answers behind this are in [.bgjob/answers.yaml](.bgjob/answers.yaml); the same answers give the same project again.

## Run it here

    ./run-local

<#if functions || webjobs>
Then open <http://127.0.0.1:7071/>, choose a picture and watch it being processed. Ctrl-C stops everything. Or without a
browser:

    curl -i --data-binary @photo.jpg -H 'Content-Type: application/octet-stream' 'http://127.0.0.1:7071/api/jobs?operation=thumbnail&width=320&height=320'

The answer's `Location` is the job. While `./run-local` runs, the command line talks to the same jobs:

    ./jobs submit photo.jpg --operation thumbnail --width 320 --height 320 --output thumbnail.jpg
<#else>
It prints the address of a page that shows nodes and tasks. While it runs, the command line submits jobs, shows their
progress and fetches what they made:

    ./jobs submit photo.jpg --operation thumbnail --width 320 --height 320 --wait --output thumbnail.jpg

Ctrl-C stops everything.
</#if>
<#if batch>

Azure Batch is stood in for by an emulator that runs each task as a process of its own, on two nodes that are directories
of this machine. To see what the loss of a Spot node does, take one away every few seconds while jobs run:

    ./run-local --chaos

The emulator is the artifact `io.github.bgjob:bgjob-batch-emulator`. `bgjob-init` has installed it into the local Maven
repository of the machine that this project was generated on. When Maven does not find it, on another machine or in CI,
build it there from a checkout of bgjob:

    ./mvnw -pl it/batch-emulator -am -DskipTests install

or have it in this project, for everybody: put what that installs below `~/.m2/repository/io/github/bgjob` into
`.bgjob/repository/io/github/bgjob`, which this project's build looks into.
</#if>

On Windows leave out the `./`: `run-local`, `jobs` and `mvnw` stand there as `.cmd` files.

## Test it

    ./mvnw verify

<#if functions || webjobs>
This runs the unit tests, and tests from end to end: they start Azurite and <#if webjobs>App Service's two processes<#else>the functions</#if>, send real pictures over real
HTTP, and look at what comes back, also when a picture is broken or a worker fails. The [workflow](.github/workflows/build.yml)
<#else>
This runs the unit tests, and tests from end to end: they start Azurite, the emulator and the dispatcher, submit real
pictures, and look at what comes back, also when one is broken or a node is lost. The [workflow](.github/workflows/build.yml)
</#if>
does the same on every push to GitHub.

## Deploy it

    az login
    sh deploy/deploy.sh

makes a resource group with everything that is needed, uploads the build and says how to use it. What that makes,
[what it costs to leave running](deploy/README.md#what-it-costs-to-leave-running), how to see logs, deploy from GitHub
or with azd, and what of it is not proved: [deploy/README.md](deploy/README.md).

    sh deploy/teardown.sh

asks, and then deletes all of it.

<#if executable>
## Put your own program in

A program in any language does the work of jobs. It stands in [core/src/main/resources/executable](core/src/main/resources/executable)
with everything it needs, and is packed into what is deployed; the example there, `picture.sh`, works on pictures with
[ImageMagick](https://imagemagick.org). Install that on every machine that runs jobs, this one too (Debian, Ubuntu:
`apt-get install imagemagick`; macOS: `brew install imagemagick`).

[program.properties](core/src/main/resources/executable/program.properties) says what is started and which operations
(`?operation=…`) it answers to: `command = sh picture.sh`, `command = python3 main.py`, `command = dotnet Jobs.dll`. It can
say too what each operation does and takes: <#if functions || webjobs>the page draws its form from that, </#if>`./jobs submit --help` shows it, and parameters
that do not fit are refused before anything is stored. The interpreter must be on the machine; files beside `program.properties` are
brought along.

The program is started once for each job, in an empty directory of its own that is deleted afterwards.

| it gets | |
|---|---|
| arguments | after the command: the operation, the input file, the output file |
| `JOB_ID`, `JOB_ATTEMPT` | the job's id, and which try this is, from 1 on |
| `JOB_OPERATION`, `JOB_INPUT`, `JOB_OUTPUT` | the same as the arguments |
| `JOB_PARAMETER_…` | a parameter each: the name in capitals, what is neither letter nor digit as `_` (`max-width` is `JOB_PARAMETER_MAX_WIDTH`) |
| the rest of the environment | the worker's, without its keys |

| it answers | |
|---|---|
| the output file | the job's result; without one, the job has none |
| a line `progress 40` on standard output | how much is done, 0 to 100 |
| a line `type image/png` on standard output | the result's media type; without one, `application/octet-stream` |
| exit code 0 | done |
| exit code 65 | trying again is of no use: the job is poisoned at once |
| any other exit code, or a signal | the job is tried again, `JOBS_MAX_TRIES` times in all |
| standard error | its end becomes the job's error, which the person who sent the job can read |

When a job is cancelled, the program and everything it has started get a SIGTERM, and five seconds later what is left of
them is killed. A program that starts others waits for them.

<#else>
## Replace the processor

A job has an operation (`thumbnail`), parameters and content<#if functions || webjobs>: `?operation=thumbnail`, the rest of the query
string, and the body</#if>. The class that does the work implements
[`JobProcessor`](core/src/main/java/[=packagePath]/processor/JobProcessor.java); the example is
[`ImageProcessor`](core/src/main/java/[=packagePath]/image/ImageProcessor.java).

1. Write a class in `core` with `operations()`, what it can do, and `process(input, output, progress)`, the work. An operation
   says its name, what it does, which media types it is for and which parameters it takes, as in
   `Operation.named("count").summary("Counts words").accepting("text/plain").taking(Parameter.whole("least", 1, 99))`:
   <#if functions || webjobs>the page draws its form from that, </#if>`./jobs submit --help` lists it,
   and parameters that do not fit are refused before anything is stored. Media types are for people to see; `check(input)` is
   where content that cannot be right is refused, before anything is stored too.
   Throw `PermanentFailure` when trying again is of no use, and `JobPostponed` when it cannot be done just now, which costs
   no try; anything else that is thrown is a failure, and tried again.
2. Put its name beside or instead of the one in
   [META-INF/services](core/src/main/resources/META-INF/services/[=packageName].processor.JobProcessor).
3. When the images are of no use to you, delete the package `image` of `core`, in `main` (with its resources) and in `test`<#if functions || webjobs>,
   the one in the tests of `local` and the file in
   [META-INF/services](local/src/test/resources/META-INF/services) that names it</#if>. Then run `./mvnw clean verify`: without
   `clean`, what was deleted is still there where it was built.
<#if mix>
4. Say how long your operations run, in [functions/local.settings.json](functions/local.settings.json) and, for Azure, as
   `expectedDuration` in [infra/main.bicepparam](infra/main.bicepparam), as said [below](#which-jobs-run-where): both name
   an operation of the images, and one that there is not is refused.
</#if>

A job may run more than once, after a crash for example, so the same input must lead to the same output.

</#if>
## What is where

| folder | what it is |
|---|---|
| [core](core) | jobs, their states and storage, <#if functions || webjobs>the HTTP API and the page, </#if><#if executable>the program<#else>the image processor</#if>, the command line; nothing of a platform |
<#if functions>
| [functions](functions) | the Azure Functions: HTTP, queue, poison queue and timer triggers, each a few lines over the core |
</#if>
<#if webjobs>
| [web](web) | the web app: the HTTP API and the page |
| [webjob](webjob) | the continuous WebJob beside it: receives from the queue, runs the jobs, marks those that were given up |
</#if>
<#if batch>
| [batch](batch) | Azure Batch: <#if functions>gives jobs to tasks<#else>the dispatcher, which makes a task of each message of the queue</#if>; the processor, which each task starts; the reconciler, which finds out what became of tasks that could not say it |
</#if>
| [local](local) | runs the project on this machine, and the tests from end to end |
| [azurite](azurite) | starts the stand-in for Azure Storage |
| [infra](infra), [deploy](deploy) | what is made in Azure, and the scripts that make it, upload the build and take it down |

<#if functions || webjobs>
## HTTP API

| call | answer |
|---|---|
| `POST /api/jobs?operation=…` with the content as body, as `application/octet-stream` whatever its format, or as the part `file` of a form | 202 with the job as JSON; `Location` says where to look, `Retry-After` when. 400, 413 or 415 when the job could never succeed |
| the same with the header `Idempotency-Key` | the first answer again; still one job |
| `GET /api/jobs/{id}` | the job: `state`, `percent`, `attempts`, `error`, times, links |
| `GET /api/jobs/{id}/result` | the result; 409 while there is none, 410 when there will be none |
| `DELETE /api/jobs/{id}` | 202, cancelled; 409 when it has ended |
| `POST /api/jobs/{id}/retry` | 202, in the queue again; 409 unless it was poisoned or has failed |
| `GET /api/jobs?limit=50&state=POISONED` | the newest jobs first |
| `GET /api/operations` | what jobs can be submitted for: operations, media types, parameters |
| `GET /api/openapi.json` | all these calls as an [OpenAPI](https://www.openapis.org) document, for tools that make clients |
| `GET /api/health` | 200 with `status`: `ok`, or `no-storage` when the storage does not answer or refuses to; `build`, see below<#if webjobs>; `workers`, the builds of the workers that were alive in the last two minutes</#if> |
| `GET /` | the page |

Errors are [problem JSON](https://www.rfc-editor.org/rfc/rfc9457): 411 for content that comes without `Content-Length`, 415
for content of another type<#if functions>, because Azure Functions hands neither over as it was sent</#if>, 503 as long as a setting is missing or
wrong, which it names. With a running `./run-local`:

    curl -i -F file=@photo.jpg 'http://127.0.0.1:7071/api/jobs?operation=thumbnail&width=320&height=320'
    curl -s 'http://127.0.0.1:7071/api/jobs?limit=5'
    curl -s http://127.0.0.1:7071/api/jobs/JOB-ID
    curl -s -o result.jpg http://127.0.0.1:7071/api/jobs/JOB-ID/result
    curl -s -X POST http://127.0.0.1:7071/api/jobs/JOB-ID/retry
    curl -s -X DELETE http://127.0.0.1:7071/api/jobs/JOB-ID

<#else>
## Jobs

    ./jobs list
    ./jobs status JOB-ID
    ./jobs fetch JOB-ID --output thumbnail.jpg
    ./jobs retry JOB-ID
    ./jobs cancel JOB-ID

</#if>
The states are `SUBMITTED` → `QUEUED` → `RUNNING` → `SUCCEEDED`, or `POISONED` (it can never succeed, or failed too
often), `FAILED`, `CANCELLED`.
<#if functions>
In Azure, all calls but the page and `/api/health` want a function key, in the header `x-functions-key` or as
`?code=…`; the page asks for it.
</#if>
<#if webjobs>
The web app asks nobody who they are: in Azure, turn on
[App Service authentication](https://learn.microsoft.com/azure/app-service/overview-authentication-authorization), which
does so before a request gets there. Until then the app's log has a warning.
</#if>

## Which build runs

`./mvnw package` writes into what is deployed, as its last entry, `build-id`: 16 hexadecimal digits made of all else that is in
there, so the same content has the same id whoever builds it.
<#if functions>
It stands at the top of `functions/target/azure-functions/[=azureName]`.
</#if>
<#if webjobs>
In `webjob/target/app-service.zip` it stands at the top and beside the worker.
</#if>
<#if batch>
In `batch/target/processor.jar` it stands at the top: `unzip -p batch/target/processor.jar build-id`.
</#if>
<#if functions || webjobs>
`/api/health` names the build of the process that answers:

    {"status":"ok","build":"0123456789abcdef"<#if webjobs>,"workers":["0123456789abcdef"]</#if>}

<#if webjobs>
A worker writes its build and the time into the table of jobs every half minute (partition `~worker`), and deletes that row
when it stops; `workers` are those of the last two minutes. So after a deployment the old build is there beside the new one
for a while, and one that was killed for up to two minutes.
</#if>
When the storage does not answer the status is `no-storage`, and the answer 200 all the same: App Service replaces a machine
whose app fails its health check for an hour, which mends no storage.
</#if>
<#if batchOnly>
The dispatcher writes its build and the time into the table of jobs every half minute: partition `~worker`, row
`dispatcher`.
</#if>

## Settings

<#if batchOnly>
Settings are environment variables; in Azure the job that [deploy/upload.sh](deploy/upload.sh) describes gives them to the
dispatcher.
<#else>
Settings are environment variables, in Azure the application settings.
</#if>
All but the storage<#if batch>, `BATCH_ACCOUNT_ENDPOINT` and `BATCH_POOL_ID`</#if> have defaults.
<#if functions>
One that is missing or wrong is named once in the log and in the answer to every call; messages wait until it is mended,
and no job loses a try by it.
</#if>

| setting | meaning |
|---|---|
| `AzureWebJobsStorage` | connection string of the storage account; `UseDevelopmentStorage=true` is Azurite on its usual ports |
| `AzureWebJobsStorage__accountName` | instead: the account's name, and a managed identity opens it |
| `JOBS_MAX_INPUT_BYTES` | the largest content that is accepted, 20 MiB unless set<#if webjobs>; uploads that do not fit into the heap beside each other wait for their turn<#if operatingSystem == "windows">; App Service on Windows refuses more than 28.6 MiB</#if></#if><#if functions>; in Azure the parameter `maxInputBytes` of [infra/main.bicep](infra/main.bicep)</#if> |
| `JOBS_MAX_TRIES` | how often a job that fails is tried, the first time included: 1 to 100, 5 unless set; then its message goes to the poison queue, and the job is `POISONED` with its last error. Tries that were cut off, because a process was killed, restarted or shut down, do not count<#if webjobs || batch> until there are ten of them</#if> |
| `JOBS_LOG_LEVEL` | how much is logged: `error`, `warn`, `info` (unless set) or `debug`<#if webjobs>, which has the figures of the worker every minute</#if>; [where the log is](deploy/README.md#see-what-it-does) |
<#if functions>
| `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT` | the largest body that the host takes memory for: 64 KiB more than that, for a form; to what is larger it answers 500, without a word. In Azure it follows that parameter |
| `AzureFunctionsJobHost__functionTimeout` | the time after which a function is stopped: `[=functionTimeout]`, because <#if functionTimeout == "-1">on this plan there is none<#elseif mix>longer jobs become tasks<#else>a job takes up to [=duration]</#if> |
</#if>
<#if mix>
| `JOBS_EXPECTED_DURATION` | how long jobs run, see below: `[=expectedDuration]`; in Azure the parameter `expectedDuration` of [infra/main.bicep](infra/main.bicep) |
</#if>
<#if batch>
| `BATCH_ACCOUNT_ENDPOINT` | the address of the Batch account; it is opened by the same identity as storage |
| `BATCH_POOL_ID` | the pool whose nodes run the tasks |
| `BATCH_TASK_COMMAND` | a task's command line, in which `{job}` is what the processor is told; unless set, the processor is where a node's start task puts it |
<#if batchOnly>
| `BATCH_RECONCILE_INTERVAL` | how often tasks and jobs are compared, `PT45S` unless set |
</#if>
</#if>
<#if functions>

How the queue is read and how long a job waits between two tries stands in [functions/host.json](functions/host.json); a
setting such as `AzureFunctionsJobHost__extensions__queues__batchSize` overrides it. Its `maxDequeueCount` is a net only: it
counts deliveries, those that were cut off too, so it is far beyond `JOBS_MAX_TRIES`<#if !mix>; a job that ends its process
each time is poisoned there at last</#if>. Settings for this machine are in
[functions/local.settings.json](functions/local.settings.json). That file is under version control: keep keys out of it,
and set them as environment variables, which outrank it.
</#if>
<#if webjobs>

How the queue is read, how often a job is tried and how long it waits in between stands in
[webjob/job/worker.properties](webjob/job/worker.properties), under the names and with the rules of the queue trigger of
Azure Functions. A setting such as `JOBS_WORKER_BATCH_SIZE` overrides it, and so does an option behind
`java -jar worker.jar`, such as `--batchSize 8`. A setting that is misspelt or out of its range ends the worker at
once with a message that says what is allowed.

| setting | meaning |
|---|---|
| `batchSize` | how many messages are received at once, 1 to 32 |
| `newBatchThreshold` | the next are received when no more than this many jobs are in work; so at most `batchSize + newBatchThreshold` are |
| `maxTries` | how often a job that fails is tried, the first time included; then its message goes to the poison queue. The setting `JOBS_MAX_TRIES` overrides it |
| `maxCrashes` | how often the worker may be killed over a job before that is given up, too; failures and crashes are counted apart |
| `visibilityTimeout` | how long a job that has failed waits for its next try; without it 10 s, 20 s, 40 s … |
| `maxPollingInterval` | the longest pause between two looks at an empty queue |
| `heapPerJobMb` | no more jobs are in work than the worker's heap has so many MB for, but one always is; 0 for no such limit |
| `lease` | how long a message stays with a worker that has gone silent, 2 minutes unless set; renewed every third of that while a job runs, however long |
| `gracePeriod` | how long jobs may go on after a stop was asked for; what is not done by then goes back to the queue |

## What App Service gets

`./mvnw package` leaves one zip, `webjob/target/app-service.zip`:

    app.jar                                      the web app
    App_Data/jobs/continuous/worker/worker.jar   the WebJob,
<#if operatingSystem == "windows">
    App_Data/jobs/continuous/worker/run.cmd      started by this on Windows
<#else>
    App_Data/jobs/continuous/worker/run.sh       started by this on Linux
</#if>
    App_Data/jobs/continuous/worker/settings.job, worker.properties
    build-id                                     in both places: which build this is

It has the start script of one system alone: on Linux, too, App Service looks for `run.cmd` first, and then cannot run it.
Which system that is, `appServiceSystem` in [webjob/pom.xml](webjob/pom.xml) says; it has to be what `operatingSystem` is in
[infra/main.bicepparam](infra/main.bicepparam), or the upload is refused.

`./run-local` unpacks the same zip (with the script of your machine) and starts both as App Service does, and again when
one of them crashes: the WebJob from a copy of its folder, with the environment and the log that App Service gives it. What
the portal would show of that log is in `.run/app-service-data/jobs/continuous/worker/job_log.txt`; the terminal shows all
of it. The App Service needs Java [=javaRelease], Always On (so a plan of Basic or higher), and on Linux the setting
`WEBSITE_SKIP_RUNNING_KUDUAGENT=false`, without which no WebJob is started.

The web app's heap may take 20 % of the machine's memory (`JAVA_OPTS` in [infra/web-app.bicep](infra/web-app.bicep), with
the reckoning) and the WebJob's 40 % (`webjob/job/run.sh` and `run.cmd`), so that both fit beside App Service's own needs into
the 1.75 GB of a B1. A bigger plan gives both more: more uploads are taken at once, and more jobs are in work. If other apps
share the plan, lower the two shares.

App Service on Linux may stop the app's container without waiting for its WebJobs. What the WebJob was at is then done by
another one, or by itself after its next start, when the `lease` is over: after two minutes at most.
</#if>
<#if mix>

## Which jobs run where

A job runs in the function that receives its message when it is expected to take at most half of what a function may
take; a longer one becomes a task of Azure Batch. Status, page and API are the same; only `batch` in a job's JSON tells
which. A job that a function has begun and not finished in time becomes a task, too, whatever had been expected.

<#if executable>
A function has no programs but Java's, so here every job is made a task: `JOBS_EXPECTED_DURATION` is `unlimited`.
<#else>
What is expected of an operation is a setting, `JOBS_EXPECTED_DURATION`: `30s,watermark=2h` expects two hours of a
watermark, as an example of something long, and half a minute of every other operation; an operation that there is not is
refused. It goes by the operation because that is known before a job's content is looked at, and because you decide about
it and not whoever sends a job.
</#if>
When the operation does not tell enough, implement
[`ExpectedDuration`](core/src/main/java/[=packagePath]/duration/ExpectedDuration.java), which gets the parameters too,
and name your class in `core/src/main/resources/META-INF/services/[=packageName].duration.ExpectedDuration`.
</#if>
<#if functions>

## With Azure Functions Core Tools

`./run-local` needs nothing but Java and Node.js: a small host in `local` reads what the build made and calls the
functions. The real host runs the same build, when the
[Core Tools](https://learn.microsoft.com/azure/azure-functions/functions-run-local) are installed. In one terminal:

    npx azurite@3.35.0 --inMemoryPersistence --skipApiVersionCheck

and in another:

    ./mvnw package
    cd functions/target/azure-functions/[=azureName]
    func start

`func` prints the addresses, `http://localhost:7071/` among them.
</#if>
