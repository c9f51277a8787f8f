// A Functions app on an App Service plan: always on, paid around the clock, and without a limit of time for a function.

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

@description('The largest content that a job may be submitted with, in bytes.')
param maxInputBytes int

@description('The time after which a function is stopped, hh:mm:ss; -1 for never.')
param functionTimeout string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  kind: linux ? 'functionapp,linux' : 'functionapp'
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
      alwaysOn: true
      ftpsState: 'Disabled'
      // Whoever fails it for an hour gets another machine, and with it every app of the plan that is there.
      healthCheckPath: ownPlan ? '/api/health' : null
      javaVersion: linux ? null : javaVersion
      linuxFxVersion: linux ? 'Java|${javaVersion}' : null
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
          name: 'FUNCTIONS_EXTENSION_VERSION'
          value: '~4'
        }
        {
          name: 'FUNCTIONS_WORKER_RUNTIME'
          value: 'java'
        }
        {
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '1'
        }
        {
          name: 'AzureWebJobsDisableHomepage'
          value: 'true'
        }
        {
          name: 'JOBS_MAX_INPUT_BYTES'
          value: string(maxInputBytes)
        }
        {
          // Larger bodies the host refuses before it takes memory for them; a form around the content may have 64 KiB.
          name: 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'
          value: string(maxInputBytes + 65536)
        }
        {
          name: 'AzureFunctionsJobHost__functionTimeout'
          value: functionTimeout
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

output appHost string = app.properties.defaultHostName
