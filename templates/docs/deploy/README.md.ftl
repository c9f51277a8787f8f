# Deployment

[infra](../infra) says what is made in Azure, in Bicep; the scripts here run it and upload the build. One resource group
holds everything. The program runs as one managed identity: there are no keys, connection strings or passwords to store,
to pass on or to rotate.

## Deploy

You need the [Azure CLI](https://learn.microsoft.com/cli/azure/install-azure-cli), curl, a JDK [=javaRelease] or later,
and the right to make resources and role assignments (Owner of a subscription or of the resource group, for example).

    az login
    sh deploy/deploy.sh

On Windows, in PowerShell:

    powershell -ExecutionPolicy Bypass -File deploy/deploy.ps1

The script checks tools and login, builds, makes the resources, uploads, waits until the app answers, and prints its
address. The first upload is refused for a minute or two, until the new identity's roles are known everywhere; the
script tries again. Running it once more brings Azure up to date with the sources.

Names and region are in [deploy.env](deploy.env), sizes in [main.parameters.json](../infra/main.parameters.json): change
them there, or for one run with options (`sh deploy/deploy.sh --help`):

    sh deploy/deploy.sh --location swedencentral --set maximumInstanceCount=20

| parameter | starts with | |
|---|---|---|
| `instanceMemoryMB` | [=instanceMemoryMb] | memory of one instance: 512, 2048 or 4096 MB |
| `maximumInstanceCount` | [=maximumInstances] | the most instances at once, and so the most that a flood of jobs can cost |
| `alwaysReadyInstances` | [=alwaysReadyInstances] | instances that never sleep: so many for HTTP and as many for the queue |
| `functionTimeout` | [=functionTimeout] | after this time a function is stopped |
| `logRetentionDays`, `logDailyQuotaGb` | 30, 1 | how long logs are kept, and how much of them is taken in a day |

### With azd

    azd env new [=azureName]
    azd up

The Azure Developer CLI reads [azure.yaml](../azure.yaml) and the same Bicep, and asks for subscription, region and
resource group.

### From GitHub

The workflow [deploy.yml](../.github/workflows/deploy.yml) is started by hand. It logs in without a secret (OpenID
Connect): make an app registration with a federated credential for the repository, give it the right to deploy, and set
the repository variables `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and `AZURE_SUBSCRIPTION_ID`; `AZURE_NAME`,
`AZURE_RESOURCE_GROUP` and `AZURE_LOCATION` outrank what is in deploy.env.

## What it costs to leave running

About, from list prices in US dollars for the East US regions in mid-2025, without taxes; the
[calculator](https://azure.microsoft.com/pricing/calculator/) knows today's.

| | idle, for a month of 730 hours |
|---|---|
<#if alwaysReadyInstances == 0>
| Functions, nothing always ready | $0 |
<#else>
| Functions, [=alwaysReadyInstances * 2] always-ready instances of [=instanceMemoryMb] MB at $0.000004 per GB and second | $[=(alwaysReadyInstances * 2 * instanceMemoryMb / 1024 * 0.000004 * 3600 * 730)?round] |
</#if>
| storage account | cents: $0.02 per GB and month; the functions ask the queue now and then, at $0.004 per 10,000 times |
| logs | $0 up to 5 GB a month, then about $2.80 per GB, at most `logDailyQuotaGb` a day |

Running functions cost $0.000026 per GB and second after 100,000 GB-seconds a month that are free: a job of 10 s on an
instance of [=instanceMemoryMb] MB is [=instanceMemoryMb / 1024 * 10] GB-seconds.

## See what it does

    az monitor app-insights query --resource-group rg-[=azureName] --app appi-[=azureName] --analytics-query \
      'traces | where timestamp > ago(1h) | order by timestamp desc | project timestamp, severityLevel, message'

shows the log of the last hour (`exceptions` instead of `traces` the failures, `requests` every call and every job with
its duration). In the portal, *Application Insights* → *Live metrics* shows what happens now. How many messages wait:

    az storage message peek --account-name ACCOUNT --auth-mode login --queue-name jobs-poison --num-messages 32

The [command line](../README.md) works on the deployed account, with your own login, for whoever deployed it or was named
by `--principal-id`; `ACCOUNT` is the output `storageAccountName` of the deployment:

    AzureWebJobsStorage__accountName=ACCOUNT ./jobs list

## Rotate

There is no storage key to rotate: the account refuses keys. The function keys of the HTTP API can be renewed at any
time:

    az functionapp keys set --resource-group rg-[=azureName] --name APP --key-type functionKeys --key-name default

## Take it down

    sh deploy/teardown.sh

or `deploy/teardown.ps1` asks for the name of the resource group and deletes it with everything in it, all jobs and
results too. It refuses a group that deploy.sh has not made.

## What is not proved

bgjob checks these files without Azure: the Bicep is parsed and compared with Microsoft's own type definitions, the
scripts are run to the end against stand-ins for `az` and `curl` that refuse, fail and are slow. That does not prove how
long roles take to spread, whether your subscription has the quota, whether the region has the plan, or how the upload
service behaves on a bad day.
<#if javaRelease == 25>
Whether the Flex Consumption plan has Java 25 in your region is not proved either; `--set javaVersion=21` together with
`<maven.compiler.release>21` in the POM is the way back.
</#if>
