// Everything this project needs in Azure, in one resource group; deploy/deploy.sh, deploy/deploy.ps1 and azd run it.
// The values it starts with stand in main.parameters.json.

targetScope = 'resourceGroup'

@description('What everything is called after: 3 to 24 lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of everything.')
param location string = resourceGroup().location

@description('Who may use the command line on the storage account; empty for nobody.')
param deployerPrincipalId string = ''

@description('What the deployer is to Microsoft Entra.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerPrincipalType string = 'User'

@allowed(['17', '21', '25'])
param javaVersion string

@description('The largest content that a job may be submitted with, in bytes; an instance has it in memory several times.')
@minValue(1)
@maxValue(100000000)
param maxInputBytes int = 20971520

@description('The size of a new App Service plan, for example B1 or P0v3; of no meaning for an existing one.')
param planSku string

@description('What the machines of the plan run.')
@allowed(['linux', 'windows'])
param operatingSystem string

@description('An App Service plan that is there already, to be used instead of a new one.')
param existingPlanName string = ''

@description('The resource group of that plan.')
param existingPlanResourceGroup string = resourceGroup().name

@description('The time after which a function is stopped, hh:mm:ss; -1 for never.')
param functionTimeout string = '-1'

@description('For how many days logs are kept.')
param logRetentionDays int = 30

@description('How many GB of logs are taken in a day at most.')
param logDailyQuotaGb int = 1

var token = uniqueString(resourceGroup().id, name)
var linux = operatingSystem == 'linux'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}'
  location: location
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    accountName: '${take(replace(name, '-', ''), 11)}${token}'
    location: location
    workerPrincipalId: identity.properties.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-${name}'
    insightsName: 'appi-${name}'
    location: location
    workerPrincipalId: identity.properties.principalId
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module plan 'plan.bicep' = {
  name: 'plan'
  params: {
    planName: 'plan-${name}'
    location: location
    sku: planSku
    linux: linux
    existingName: existingPlanName
    existingResourceGroup: existingPlanResourceGroup
  }
}

module functionApp 'function-app.bicep' = {
  name: 'function-app'
  params: {
    appName: '${name}-${token}'
    location: plan.outputs.location
    planId: plan.outputs.planId
    linux: linux
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageAccountName: storage.outputs.accountName
    insightsName: monitoring.outputs.insightsName
    javaVersion: javaVersion
    maxInputBytes: maxInputBytes
    functionTimeout: functionTimeout
  }
}

output appName string = functionApp.outputs.appName
output appHost string = functionApp.outputs.appHost
// How the upload service of this kind of plan is addressed.
output publishQuery string = 'type=zip'
output storageAccountName string = storage.outputs.accountName
output insightsName string = monitoring.outputs.insightsName
