// A Functions app on the Flex Consumption plan: paid while functions run, and scaled to zero but for what is always ready.

param planName string

@description('The name of the app, used by nobody else in Azure.')
param appName string

param location string

@description('The resource id of the identity the app runs as.')
param identityId string

@description('The client id of that identity.')
param identityClientId string

@description('The account that the queue, the table and the package are in.')
param storageAccountName string

@description('The container that uploaded packages are kept in.')
param packageContainer string

@description('Where logs and figures go.')
param insightsName string

@allowed(['17', '21', '25'])
param javaVersion string

@description('The largest content that a job may be submitted with, in bytes.')
param maxInputBytes int

@description('The memory of one instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('The most instances on demand, for HTTP, each queue and the timers each; HTTP may exceed it for a while.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('How many instances for HTTP, and as many for the queue, are up at any time; each is paid around the clock.')
@minValue(0)
param alwaysReadyInstances int

@description('The time after which a function is stopped, hh:mm:ss; -1 for never.')
param functionTimeout string

@description('Settings beside those that every app has: objects with name and value.')
param moreSettings { name: string, value: string }[] = []

resource storage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'java'
        version: javaVersion
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
              {
                name: 'function:process'
                instanceCount: alwaysReadyInstances
              }
            ]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: concat(
        [
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
          {
            // The Java worker's heap is a quarter of the memory. What host.json says is meant for 2,048 MB; an instance of
            // another size works on as many jobs as its memory and its share of a processor are for.
            name: 'AzureFunctionsJobHost__extensions__queues__batchSize'
            value: string(max(1, instanceMemoryMB / 1024))
          }
          {
            name: 'AzureFunctionsJobHost__extensions__queues__newBatchThreshold'
            value: string(instanceMemoryMB / 2048)
          }
        ],
        moreSettings
      )
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
