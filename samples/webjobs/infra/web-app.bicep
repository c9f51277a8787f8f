// A web app and, in it, the WebJob that does the work: one package, one App Service plan, one identity.

@description('The name of the app, used by nobody else in Azure.')
param appName string

param location string

@description('The App Service plan it runs on.')
param planId string

@description('Whether that plan was made for this project, so that nobody else has apps on it.')
param ownPlan bool

@description('Whether the machines of the plan run Linux, and not Windows.')
param linux bool

@description('The resource id of the identity the app runs as.')
param identityId string

@description('The client id of that identity.')
param identityClientId string

@description('The account that the queue and the table are in.')
param storageAccountName string

@description('Where logs and figures go.')
param insightsName string

@allowed(['17', '21', '25'])
param javaVersion string

@description('The app registration that callers of the API sign in with; empty for an API that everybody can call.')
param signInClientId string

// Two JVMs live on one machine, and a B1 has 1.75 GB (App Service limits). Left alone, App Service gives the web app's heap
// 70 % of that (configure-language-java-deploy-run), so it reckons with 30 % for itself and what one JVM has beside its
// heap. Here the heaps may become 20 % (web app) and 40 % (WebJob, webjob/job/run.sh and run.cmd), on a B1 of 1,792 MB:
//   heaps                    358 + 716 = 1,074 MB
//   beside them, as measured 100 + 200 =   300 MB (pictures of 24 megapixels, one core; resident memory less heap)
//   left for the platform                  418 MB (of 70 % for one JVM: 438 MB)
// They are shares, so a bigger plan gives both more. Other apps on the same plan need theirs: then make these smaller.
var webHeapPercent = 20

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  kind: linux ? 'app,linux' : 'app'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: planId
    reserved: linux
    httpsOnly: true
    siteConfig: {
      // A WebJob lives only as long as its app, and without this an app without callers is put to sleep.
      alwaysOn: true
      ftpsState: 'Disabled'
      // Whoever fails it for an hour gets another machine, and with it every app of the plan that is there.
      healthCheckPath: ownPlan ? '/api/health' : null
      javaContainer: linux ? null : 'JAVA'
      javaContainerVersion: linux ? null : 'SE'
      javaVersion: linux ? null : javaVersion
      linuxFxVersion: linux ? 'JAVA|${javaVersion}-java${javaVersion}' : null
      minTlsVersion: '1.2'
      use32BitWorkerProcess: false
      appSettings: [
        {
          name: 'AzureWebJobsStorage__accountName'
          value: storageAccountName
        }
        {
          name: 'AzureWebJobsStorage__credential'
          value: 'managedidentity'
        }
        {
          name: 'AzureWebJobsStorage__clientId'
          value: identityClientId
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: insights.properties.ConnectionString
        }
        {
          name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
          value: 'ClientId=${identityClientId};Authorization=AAD'
        }
        {
          // Source: "Enable application monitoring in Azure App Service for Java".
          name: 'ApplicationInsightsAgent_EXTENSION_VERSION'
          value: linux ? '~3' : '~2'
        }
        ...(linux
          ? []
          : [
              {
                name: 'XDT_MicrosoftApplicationInsights_Java'
                value: '1'
              }
            ])
        {
          name: 'JAVA_OPTS'
          // The last one: else each thread that has stored an upload keeps a buffer of its size beside the heap.
          value: '-XX:MaxRAMPercentage=${webHeapPercent} -Djdk.nio.maxCachedBufferSize=1048576'
        }
        {
          // Else App Service puts an -Xmx into JAVA_TOOL_OPTIONS, which outranks a percentage (its Java SE start script).
          name: 'WEBSITE_DISABLE_JAVA_HEAP_CONFIGURATION'
          value: 'true'
        }
        {
          // Starts WebJobs on Linux.
          name: 'WEBSITE_SKIP_RUNNING_KUDUAGENT'
          value: 'false'
        }
        {
          // WebJobs write beside themselves, and a mounted package cannot be written to.
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '0'
        }
      ]
    }
  }
}

// What the app prints, as "az webapp log config --docker-container-logging filesystem" has it kept: on Linux nobody keeps
// it otherwise, and the log stream is empty.
resource logs 'Microsoft.Web/sites/config@2025-03-01' = if (linux) {
  parent: app
  name: 'logs'
  properties: {
    httpLogs: {
      fileSystem: {
        enabled: true
        retentionInDays: 3
        retentionInMb: 100
      }
    }
  }
}

// Packages are uploaded with the deployer's own login; there are no passwords for it.
resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource signIn 'Microsoft.Web/sites/config@2025-03-01' = if (!empty(signInClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: ['/api/health']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClientId
          openIdIssuer: 'https://sts.windows.net/${subscription().tenantId}/v2.0'
        }
      }
    }
  }
}

output appHost string = app.properties.defaultHostName
