# Deployment

[infra](../infra) says what is made in Azure, in Bicep; the scripts here run it and upload the build. One resource group
holds everything. The program runs as one managed identity: it has no keys, connection strings or passwords that somebody
would have to store, to pass on or to rotate.<#if functions> Callers of the
HTTP API need one, the function key, which Azure makes and keeps.</#if>

## Deploy

You need the [Azure CLI](https://learn.microsoft.com/cli/azure/install-azure-cli) 2.54 or later, curl, a JDK
[=javaRelease] or later, and the right to make resources and role assignments (Owner of a subscription or of the resource group, for example).

    az login
    sh deploy/deploy.sh

On Windows, in PowerShell (Windows PowerShell 5.1 or PowerShell 7):

    powershell -ExecutionPolicy Bypass -File deploy/deploy.ps1

<#if existingAppService>
Say first, in [deploy.env](deploy.env), which App Service plan to use: the plan of the App Service that you have. The
project gets an app of its own in it, which costs nothing more; the apps that are there are not touched, and
`deploy/teardown.sh` leaves them and the plan alone.

</#if>
The script checks tools and login, builds, makes the resources, uploads, <#if functions || webjobs>waits until the app answers, and prints its
address<#else>and starts the dispatcher, or has the one that runs begin again, until it says that it has the new build</#if>. The first upload is refused for a minute or two, until the new identity's roles are known everywhere; the
script tries again. Running it once more brings Azure up to date with the sources.
<#if batchOnly>
It says "Deployed" when the dispatcher has said that it has the build which was sent. The first time none runs yet: then it
says "Uploaded", and how to see when one does.
</#if>

A step that fails is the last: what az cannot say is not guessed, and what the exit code tells is the same in both
languages.

| ends with | |
|---|---|
| 0 | all is done |
| 1 | the build, Azure or the upload failed; why stands above |
| 2 | an option, or a line of deploy.env, cannot be; nothing was done |
| 3 | a tool or the login is missing, or az is too old; nothing was done |
| 4 | teardown only: the resource group was not made by these scripts for this project, so it stays |
| 5 | teardown only: nobody has confirmed, or there is no terminal to ask at; nothing was deleted |
| 6 | az failed when it was asked something, or answered something else; what depends on that was not done |
| 130 | interrupted with Ctrl-C |
<#if functions || webjobs>

The package is sent by curl, with the token of your login, to the app's upload service (Kudu, at `APP.scm...`): that is
the same for every version of the Azure CLI, and shows why an upload is refused. An upload that is refused for now, or that
Azure takes and then cannot deploy because it may not get at the storage yet, is tried again for up to half an hour.

Deployed is what answers: each build has an id, the hash of its content, in the package (`build-id`), and `/api/health` says
which build the app is<#if webjobs> and which build each of its workers is, by what those have written into the table of jobs within the last two
minutes</#if>. The script says `Deployed` when <#if webjobs>all of these are<#else>that is</#if> the one that was sent. If an old build goes on for three minutes, it restarts the
app, once, and ends with 1 when that does not help.<#if webjobs> Where no worker is running yet, it says so.</#if> What a build has left that broke off has
no id and is not sent.
</#if>

Names and region are in [deploy.env](deploy.env), everything else in [main.bicepparam](../infra/main.bicepparam): change
it there, or for one run with options (`sh deploy/deploy.sh --help`):

<#if flex || mix>
    sh deploy/deploy.sh --location swedencentral --set maximumInstanceCount=20
<#elseif batchOnly>
    sh deploy/deploy.sh --location swedencentral --set maximumNodes=20
<#else>
    sh deploy/deploy.sh --location swedencentral --set planSku=P1v3
</#if>

Each parameter has a `--set` of its own, and a value with a comma is one value, which stands in quotation marks in
PowerShell. That takes the same options, written either way:

<#if flex || mix>
    powershell -ExecutionPolicy Bypass -File deploy/deploy.ps1 -Set maximumInstanceCount=20 -Set instanceMemoryMB=4096
<#elseif batchOnly>
    powershell -ExecutionPolicy Bypass -File deploy/deploy.ps1 -Set maximumNodes=20 -Set taskSlotsPerNode=2
<#else>
    powershell -ExecutionPolicy Bypass -File deploy/deploy.ps1 -Set planSku=P1v3 -Set logRetentionDays=90
</#if>

On Windows az is a batch file, and cmd.exe would take values apart at `& | < > ^ % " ( ) !`, so deploy.ps1 refuses them;
deploy.sh in Git Bash does not.

| parameter | starts with | |
|---|---|---|
<#if flex || mix>
| `instanceMemoryMB` | [=instanceMemoryMb] | memory of one instance of the Functions app: 512, 2048 or 4096 MB. It also decides how many jobs an instance has in work: 1, 3 or 6. The heap of Java is a quarter of it<#if image>; pictures wait for each other when they do not fit into half of that heap, and in 512 MB one of 24 megapixels can be made a thumbnail of, but not turned, for which every pixel is needed</#if> |
| `maximumInstanceCount` | [=maximumInstances] | the most instances that are added on demand to each group of functions: HTTP, each queue, the timers. So many work on a flood of jobs; those that are always ready come on top, and HTTP may exceed it for a while |
| `alwaysReadyInstances` | [=alwaysReadyInstances] | instances that never sleep: so many for HTTP and as many for the queue |
| `functionTimeout` | [=functionTimeout] | after this time a function is stopped |
</#if>
<#if mix>
| `expectedDuration` | [=expectedDuration] | how long jobs are expected to run, by operation; those that do not fit into a function become tasks |
</#if>
<#if dedicated>
| `functionTimeout` | -1 | after this time, hh:mm:ss, a function is stopped; -1 is never |
</#if>
<#if functions>
| `maxInputBytes` | 20971520 | the largest content that a job may be submitted with, in bytes |
</#if>
<#if dedicated || webjobs>
<#if existingAppService>
| `existingPlanName`, `existingPlanResourceGroup` | | the App Service plan that is there already; in deploy.env |
<#else>
| `planSku` | [=appServicePlan] | size of the App Service plan |
</#if>
| `operatingSystem` | [=operatingSystem] | what the plan's machines run<#if webjobs>; change it in infra/main.bicepparam, and with it `appServiceSystem` in webjob/pom.xml, by which the package gets the script that starts the WebJob there</#if> |
</#if>
<#if webjobs>
| `signInClientId` | | the app registration that callers sign in with, see below |
</#if>
<#if batch>
| `nodeSize` | [=batchNode] | size of one Batch node |
| `maximumNodes` | [=maximumNodes] | the most nodes at once, and so the most that a flood of jobs can cost |
| `spotNodes` | [=spotNodes?c] | whether nodes are Spot VMs: cheap, and taken away when Azure needs them |
| `maximumSpotNodes` | 0 | the most Spot nodes at once, preempted ones included, which count as nodes and do nothing, so that others are asked for in their place; 0 for twice `maximumNodes`. The script lowers it to what the account's Spot quota holds |
| `heldSpotNodes` | 2000 | how many Spot nodes that quota holds: the script looks it up; say it yourself for azd, which does not |
| `taskSlotsPerNode` | 1 | how many jobs a node runs at once |
| `nodePackages` | <#if executable>imagemagick</#if> | Ubuntu packages that jobs need on a node beside Java |
| `poolAllocationMode` | BatchService | UserSubscription uses your own quota, and wants `keyVaultId` and `keyVaultUrl`, and more, see below |
</#if>
<#if batchOnly>
| `dispatcherNodeSize` | [=batchNode] | size of the one node that the dispatcher runs on: a pool of its own, and never a Spot VM |
</#if>
<#if functions || webjobs>
| `logRetentionDays`, `logDailyQuotaGb` | 30, 1 | for how many days logs are kept, 30 to 730, and how much of them is taken in a day |
</#if>
<#if webjobs>
<#if operatingSystem == "windows">

On Windows, IIS stands before the app and refuses uploads above 28.6 MiB (30,000,000 bytes), whatever `JOBS_MAX_INPUT_BYTES`
says.
</#if>

### Who may call it

The page and the API have no lock of their own: App Service asks callers to sign in, once it knows with which app
registration. The first deployment prints the address, and so the HOST that the registration sends people back to.
Register the app, with the ID tokens that App Service asks for, and have it known in your directory:

    az ad app create --display-name [=azureName] --sign-in-audience AzureADMyOrg --enable-id-token-issuance true \
      --web-redirect-uris https://HOST/.auth/login/aad/callback --query appId --output tsv
    az ad sp create --id CLIENT-ID

The first prints the CLIENT-ID. Put it into [main.bicepparam](../infra/main.bicepparam), as `signInClientId`, and deploy
again; or give it when you do:

    sh deploy/deploy.sh --set signInClientId=CLIENT-ID

Without it everybody who knows the address can submit jobs and see those of others.
</#if>

<#if batch>

### The quota of Azure Batch

A new Batch account may have no cores at all: dedicated, Spot, by family of machines, or no pools. The script reads its
quota once the account is there and says how much of it the pools need at most. What is beyond it waits, and nothing
fails. Ask for more in the portal, at the Batch account under *Quotas*, as
[described](https://learn.microsoft.com/azure/batch/batch-quota-limit#increase-a-quota). The same, and what is wrong with the pools now:

    az batch account show --resource-group rg-[=azureName] --name ACCOUNT \
      --query '[dedicatedCoreQuota, lowPriorityCoreQuota, poolQuota, dedicatedCoreQuotaPerVmFamily]'
    az batch account login --resource-group rg-[=azureName] --name ACCOUNT
    az batch pool show --pool-id jobs --query '[allocationState, resizeErrors, autoScaleRun]'

A pool that has met a quota (`AccountCoreQuotaReached` and the like among `resizeErrors`) may never be adapted again, also
when there is room. `deploy/deploy.sh` wakes it: it switches the pool's autoscale off and on, which stops no job. By hand:

    az batch pool show --pool-id jobs --query autoScaleFormula --output tsv > formula.txt
    az batch pool autoscale disable --pool-id jobs
    az batch pool autoscale enable --pool-id jobs --auto-scale-formula @formula.txt --auto-scale-evaluation-interval PT5M

In the mode `UserSubscription` the nodes are machines of your subscription, by its quota (`az vm list-usage --location
REGION`). Before you deploy, Azure Batch has to be let in, as
[described](https://learn.microsoft.com/azure/batch/batch-account-create-portal#additional-configuration-for-user-subscription-mode):

    az provider register --namespace Microsoft.Batch
    az role assignment create --assignee ddbf3205-c6bd-46ae-8127-60eb93363864 --role 'Azure Batch Service Orchestration Role' \
      --scope /subscriptions/SUBSCRIPTION
    az keyvault update --name VAULT --enabled-for-deployment true --enabled-for-template-deployment true
    az role assignment create --assignee ddbf3205-c6bd-46ae-8127-60eb93363864 --role 'Key Vault Secrets Officer' \
      --scope VAULT-ID

`ddbf3205-c6bd-46ae-8127-60eb93363864` is the application *Microsoft Azure Batch* of every directory. The mode of an account
is said when it is made, and never changes.

### Another size of nodes

A pool that has nodes keeps its size of nodes (`nodeSize`<#if batchOnly>, `dispatcherNodeSize`</#if>), `taskSlotsPerNode` and image: Azure refuses the
deployment with `PropertyCannotBeUpdated`. Number of nodes, Java version and packages change at any time; nodes have the
latter two once they are new. Delete the pool, wait until it is gone, and deploy again; tasks that run are stopped, and begin
again in the new pool:

    az batch account login --resource-group rg-[=azureName] --name ACCOUNT
    az batch pool delete --pool-id jobs --yes
    az batch pool list --query '[].[id, state]' --output table

### A node that does not start

A node installs Java<#if executable> and ImageMagick</#if> when it starts, and tries that for more than ten minutes, four times. Then it stays `starttaskfailed`: it
is paid, and never used. Running `deploy/deploy.sh` again restarts it. What it has said:

    az batch node list --pool-id jobs --query '[].[id, state, startTaskInfo.failureInfo.message]' --output table
    az batch node file download --pool-id jobs --node-id NODE --file-path startup/stdout.txt --destination /dev/stdout
</#if>

### With azd

    azd env new [=azureName]
    azd up

The Azure Developer CLI reads [azure.yaml](../azure.yaml), the same Bicep and the same main.bicepparam, and asks for
subscription, region and resource group. It does not say that a service principal, such as that of a pipeline, is no user:
say so with `azd env set AZURE_PRINCIPAL_TYPE ServicePrincipal`.
A hook of azure.yaml calls the upload script when the resources are there, so an upload is tried again, and awaited, as with
deploy.sh: azd itself gives up where the roles of a new app are not known yet<#if webjobs>, and cannot deploy a WebJob (it would send one
jar, and drop `App_Data`)</#if><#if batch>, and knows no Azure Batch</#if>. `azd deploy` has nothing to do then: to upload a new build, run
`azd provision` again.<#if batch> azd compares no quota, and says nothing about pools that do not change: see above.</#if>
<#if existingAppService>
It does not read deploy.env, so name the plan to it before `azd up`; without a name a new plan is made, and paid for:

    azd env set AZURE_APP_SERVICE_PLAN PLAN
    azd env set AZURE_APP_SERVICE_PLAN_GROUP GROUP
</#if>

### From GitHub

The workflow [deploy.yml](../.github/workflows/deploy.yml) is started by hand. It logs in without a secret (OpenID
Connect): make an app registration with a federated credential for the repository, give it the right to deploy, and set
the repository variables `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and `AZURE_SUBSCRIPTION_ID`; `AZURE_NAME`,
`AZURE_RESOURCE_GROUP` and `AZURE_LOCATION`, where they are set, outrank what is in deploy.env. The service principal gets
the roles that its upload needs. Should people use the [command line](../README.md) on the account, deploy once yourself,
or name them with `--principal-id` and `--principal-type`; who deploys has to have the roles, too, to upload.

## What is made

All of it in one resource group; `*` stands for letters that are the same each time:

| what | type | name |
|---|---|---|
| identity that the program runs as | `Microsoft.ManagedIdentity/userAssignedIdentities` | `id-[=azureName]` |
| storage account, without keys | `Microsoft.Storage/storageAccounts` | the output storageAccountName |
| its containers | `Microsoft.Storage/storageAccounts/blobServices/containers` | `job-input`, `job-output`<#if flex || batch>, `app-package`</#if> |
| its queues | `Microsoft.Storage/storageAccounts/queueServices/queues` | `jobs`, `jobs-poison` |
| its table | `Microsoft.Storage/storageAccounts/tableServices/tables` | `jobs` |
<#if functions || webjobs>
| logs | `Microsoft.OperationalInsights/workspaces` | `log-[=azureName]` |
| traces and figures | `Microsoft.Insights/components` | `appi-[=azureName]` |
<#if flex || mix>
| Flex Consumption plan | `Microsoft.Web/serverfarms` | `plan-[=azureName]-*` |
<#elseif !existingAppService>
| App Service plan | `Microsoft.Web/serverfarms` | `plan-[=azureName]` |
</#if>
| <#if functions>Functions<#else>web</#if> app | `Microsoft.Web/sites` | `[=azureName]-*` |
<#if operatingSystem == "linux" && (dedicated || webjobs)>
| what it prints, kept for three days | `Microsoft.Web/sites/config` | `logs` |
</#if>
| its logins by password, switched off | `Microsoft.Web/sites/basicPublishingCredentialsPolicies` | `scm`, `ftp` |
</#if>
<#if batch>
| Batch account, without keys | `Microsoft.Batch/batchAccounts` | the output batchAccountName |
| its pools | `Microsoft.Batch/batchAccounts/pools` | `jobs`<#if batchOnly>, `dispatcher`</#if> |
</#if>
<#if mix>
| roles | `Microsoft.Authorization/roleAssignments` | 6 for the program, 5 for whoever deploys |
<#elseif batchOnly>
| roles | `Microsoft.Authorization/roleAssignments` | 5 for the program, 5 for whoever deploys |
<#else>
| roles | `Microsoft.Authorization/roleAssignments` | 4 for the program, 3 for whoever deploys |
</#if>

What a change of the Bicep would do, Azure says beforehand, given what deploy.sh says beside main.bicepparam: the region
of the resource group, your object id (`az ad signed-in-user show --query id --output tsv`)<#if existingAppService>, the plan</#if> and what you give with `--set`:

    az deployment group what-if --resource-group rg-[=azureName] --parameters infra/main.bicepparam \
      --parameters name=[=azureName] location=REGION deployerPrincipalId=ID deployerPrincipalType=User<#if existingAppService> \
      existingPlanName=PLAN existingPlanResourceGroup=GROUP</#if>

## What it costs to leave running

About, from list prices in US dollars for the East US regions in mid-2025, without taxes; the
[calculator](https://azure.microsoft.com/pricing/calculator/) knows today's.

| | idle, for a month of 730 hours |
|---|---|
<#if flex || mix>
<#if alwaysReadyInstances == 0>
| Functions, nothing always ready | $0 |
<#else>
| Functions, [=alwaysReadyInstances * 2] always-ready instances of [=instanceMemoryMb] MB at $0.000004 per GB and second | $[=(alwaysReadyInstances * 2 * instanceMemoryMb / 1024 * 0.000004 * 3600 * 730)?round] |
</#if>
</#if>
<#if dedicated || webjobs>
<#if existingAppService>
| App Service plan | nothing more than it costs today |
<#else>
| App Service plan [=appServicePlan] on Linux | B1 $13, P0v3 $62, P1v3 $113 |
</#if>
</#if>
<#if batch>
| Batch nodes, none while there is nothing to do | $0 |
</#if>
<#if batchOnly>
| the dispatcher's node, [=batchNode] | Standard_D2s_v5 $70, Standard_D4s_v5 $140; $0 while the dispatcher is stopped |
</#if>
<#if functions>
| storage account | cents: $0.02 per GB and month; the functions ask the queue now and then, at $0.004 per 10,000 times |
<#else>
| storage account | cents: $0.02 per GB and month; the queue is asked now and then, at $0.004 per 10,000 times |
</#if>
<#if functions || webjobs>
| logs | $0 up to 5 GB a month, then about $2.80 per GB, at most `logDailyQuotaGb` a day |
</#if>
<#if flex || mix>

Running functions cost $0.000026 per GB and second after 100,000 GB-seconds a month that are free: a job of 10 s on an
instance of [=instanceMemoryMb] MB is [=instanceMemoryMb / 1024 * 10] GB-seconds.
</#if>
<#if batch>

A running node costs about $0.10 (Standard_D2s_v5) or $0.19 (Standard_D4s_v5) an hour, as a Spot VM often a fifth of
that; the price of the day is in the portal. At most [=maximumNodes] run at once.
</#if>
<#if batchOnly>

To stop paying for the dispatcher, and with it all dispatching, delete its Batch job; `deploy/deploy.sh` starts it again:

    az batch account login --resource-group rg-[=azureName] --name ACCOUNT
    az batch job delete --job-id dispatcher
</#if>

## See what it does

<#if functions || webjobs>
Application Insights has what <#if functions>the functions log<#else>the web app logs</#if>, after a few minutes. The commands that ask it are in an
extension of the Azure CLI, and look no further back than `--offset` says, an hour without it:

    az extension add --name application-insights
    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --analytics-query \
      'traces | where timestamp > ago(1h) | order by timestamp desc | project timestamp, severityLevel, message'

What has thrown something is in a table of its own, and so are the calls<#if functions> and the messages that functions were started with</#if>:

    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --offset 1d --analytics-query \
      'exceptions | where timestamp > ago(1d) | order by timestamp desc | project timestamp, type, outerMessage'
    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --offset 1d --analytics-query \
      'requests | where timestamp > ago(1d) | summarize calls = count(), slowest = max(duration) by name, resultCode'

(`slowest` is in milliseconds.)

<#if functions>
The jobs that were given up today and why, how many began and had to begin again, and what is said of one:

    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --offset 1d --analytics-query \
      'traces | where timestamp > ago(1d) and message contains " is poisoned: "
      | parse message with * "Job " job " is poisoned: " reason | project timestamp, job, reason'
    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --offset 1d --analytics-query \
      'traces | where timestamp > ago(1d) and message contains " begins, attempt "
      | parse message with * " begins, attempt " attempt:int ": " operation
      | summarize begun = sum(itemCount), again = sumif(itemCount, attempt > 1) by operation'
    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --offset 7d --analytics-query \
      'traces | where message contains "JOB-ID" | order by timestamp asc | project timestamp, message'

</#if>
<#if functions>
When very much is logged, only a part is kept, as `samplingSettings` in [host.json](../functions/host.json) says; an entry's
`itemCount` tells how many it stands for.
</#if>
In the portal, *Application Insights* → *Live metrics* shows what happens now.

</#if>
<#if webjobs>
What the WebJob prints is in the portal under *WebJobs* → *Logs*, and on the app's disk in
`data/jobs/continuous/worker/job_log.txt`, errors marked `ERR`. App Service takes 200 lines there from each start of the
WebJob and then no more, so the figures of every minute are only logged when that is asked for.
<#if operatingSystem == "linux">

What the web app prints is kept for three days, and shown as it comes:

    az webapp log tail --resource-group rg-[=azureName] --name APP
<#else>

For twelve hours after this, App Service keeps what the web app prints and all that the WebJob does:

    az webapp log config --resource-group rg-[=azureName] --name APP --application-logging filesystem --level information
    az webapp log tail --resource-group rg-[=azureName] --name APP
</#if>

</#if>
<#if dedicated && operatingSystem == "linux">
What the host prints is kept for three days, and shown as it comes:

    az webapp log tail --resource-group rg-[=azureName] --name APP

</#if>
<#if batch>
Nodes and tasks, and what a task has printed (`ACCOUNT` is the output `batchAccountName` of the deployment); errors alone
are in `stderr.txt`, all else is in `stdout.txt`:

    az batch account login --resource-group rg-[=azureName] --name ACCOUNT
    az batch pool list --query '[].[id, allocationState, currentDedicatedNodes, currentLowPriorityNodes]' --output table
    az batch task file download --job-id JOB --task-id TASK --file-path stdout.txt --destination /dev/stdout
<#if batchOnly>

The dispatcher is the task that runs in the job `dispatcher`. Azure Batch ends a task after 180 days, so every 30 days
another one goes on: `dispatcher-2` after `dispatcher`, and so forth.

    az batch task list --job-id dispatcher --filter "state eq 'running'" --query '[].id' --output tsv

Every half a minute it says in the table which build it has, and when (`ACCOUNT` is the output `storageAccountName`):

    az storage entity query --account-name ACCOUNT --auth-mode login --table-name jobs --filter "RowKey eq 'dispatcher'"

When its job is completed or its task has ended, `deploy/deploy.sh` starts another.
</#if>

</#if>
<#if batchOnly>
To have more logged, add `{"name": "JOBS_LOG_LEVEL", "value": "debug"}` to the `environmentSettings` in
[upload.sh](upload.sh) (or the same in upload.ps1), delete the job `dispatcher` and deploy again; its tasks get the setting
from the dispatcher.
<#else>
To have more logged (`debug`<#if webjobs>, with the figures of the worker</#if>) or less (`warn`, `error`), which restarts the app; the next deployment
sets it back:

    az webapp config appsettings set --resource-group rg-[=azureName] --name APP --settings JOBS_LOG_LEVEL=debug
</#if>

About how many messages are in the queue, those in work included, and what is in the first 32 of jobs that were given up
and not yet marked so (`ACCOUNT` is the output `storageAccountName` of the deployment):

    az resource show --resource-group rg-[=azureName] --namespace Microsoft.Storage --resource-type queues --name jobs \
      --parent storageAccounts/ACCOUNT/queueServices/default --api-version 2024-01-01 \
      --query properties.approximateMessageCount
    az storage message peek --account-name ACCOUNT --auth-mode login --queue-name jobs-poison --num-messages 32

The [command line](../README.md) works on the same account, with your own login, for whoever deployed it or was named by
`--principal-id`:

    AzureWebJobsStorage__accountName=ACCOUNT ./jobs list

## Rotate

There is no storage key to rotate: the account refuses keys<#if batch>, and so does the Batch account</#if>.
<#if functions>
The function keys of the HTTP API can be renewed at any time:

    az functionapp keys set --resource-group rg-[=azureName] --name APP --key-type functionKeys --key-name default
</#if>
<#if batch>
Nodes are replaced by new ones, with the newest image, whenever the pool was down to none in between.
</#if>

## Take it down

    sh deploy/teardown.sh

or `deploy/teardown.ps1` asks for the name of the resource group and deletes it with everything in it, all jobs and
results too. It refuses a group that deploy.sh has not made.

## What is not proved

bgjob checks these files without Azure. Microsoft's compiler takes the Bicep without a warning, with the rules of
[bicepconfig.json](../infra/bicepconfig.json), and works out what it would make. The shell scripts are run to the end, and
once more, by the real Azure CLI and curl against a stand-in for Azure that refuses, is in conflict and is slow; what they
have uploaded then has to do a job. The PowerShell scripts are run beside them against stand-ins for az and curl, by
PowerShell 7 on Linux: they call the same in the same order, also when each call in turn fails. In Windows PowerShell 5.1
nothing was run: their text was checked for what that cannot do. That does not prove how long roles take to spread,
whether your subscription has the quota, whether the region has the plan, or how the upload service behaves on a bad day.
<#if batch>
How nodes install Java is as documented, and was not tried on a machine of Azure's.
</#if>
<#if webjobs>
How App Service on Linux chooses, starts and stops a WebJob is as in the source of its Kudu service, and was not tried; nor
was what its own programs take of a B1's memory.
</#if>
<#if javaRelease == 25 && (flex || mix)>
Whether the Flex Consumption plan has Java 25 in your region is not proved either; `--set javaVersion=21` together with
`<maven.compiler.release>21` in the POM is the way back.
</#if>
