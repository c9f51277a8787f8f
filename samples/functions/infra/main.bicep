// Everything this project needs in Azure, in one resource group; deploy/deploy.sh, deploy/deploy.ps1 and azd run it.
// The values it starts with stand in main.bicepparam, that of every parameter.

targetScope = 'resourceGroup'

@description('What everything is called after: 3 to 24 lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of everything.')
param location string

@description('Who may use the command line on the storage account; empty for nobody.')
param deployerPrincipalId string

@description('What the deployer is to Microsoft Entra.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerPrincipalType string

@allowed(['17', '21', '25'])
param javaVersion string

@description('The largest content that a job may be submitted with, in bytes; an instance has it in memory several times.')
@minValue(1)
@maxValue(100000000)
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

@description('The time after which a function is stopped, hh:mm:ss.')
param functionTimeout string

@description('For how many days logs are kept; the first 30 cost nothing.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('How many GB of logs are taken in a day at most.')
param logDailyQuotaGb int

// Every name is worked out here and passed down, so that what-if knows them all.
var token = uniqueString(resourceGroup().id, name)
var identityName = 'id-${name}'
var storageAccountName = '${take(replace(name, '-', ''), 11)}${token}'
var workspaceName = 'log-${name}'
var insightsName = 'appi-${name}'
var planName = 'plan-${name}-${token}'
var appName = '${name}-${token}'
var packageContainer = 'app-package'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    accountName: storageAccountName
    location: location
    identityId: identity.id
    workerPrincipalId: identity.properties.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    moreContainers: [packageContainer]
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: workspaceName
    insightsName: insightsName
    location: location
    identityId: identity.id
    workerPrincipalId: identity.properties.principalId
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module functionApp 'function-app.bicep' = {
  name: 'function-app'
  params: {
    planName: planName
    appName: appName
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageAccountName: storageAccountName
    packageContainer: packageContainer
    insightsName: insightsName
    javaVersion: javaVersion
    maxInputBytes: maxInputBytes
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    functionTimeout: functionTimeout
  }
  dependsOn: [storage, monitoring]
}

output appName string = appName
output appHost string = functionApp.outputs.appHost
// How the upload service of this kind of plan is addressed.
output publishQuery string = 'RemoteBuild=false'
output storageAccountName string = storageAccountName
output insightsName string = insightsName
