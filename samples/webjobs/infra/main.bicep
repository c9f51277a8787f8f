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

@description('The size of a new App Service plan, for example B1 or P0v3; of no meaning for an existing one.')
param planSku string

@description('What the machines of the plan run.')
@allowed(['linux', 'windows'])
param operatingSystem string

@description('An App Service plan that is there already, to be used instead of a new one; empty for a new one.')
param existingPlanName string

@description('The resource group of that plan; empty for the one that everything else is in.')
param existingPlanResourceGroup string

@description('The app registration that callers of the API sign in with; empty for an API that everybody can call.')
param signInClientId string

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
var planName = 'plan-${name}'
var appName = '${name}-${token}'
var linux = operatingSystem == 'linux'

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

module plan 'plan.bicep' = {
  name: 'plan'
  params: {
    planName: planName
    location: location
    sku: planSku
    linux: linux
    existingName: existingPlanName
    existingResourceGroup: empty(existingPlanResourceGroup) ? resourceGroup().name : existingPlanResourceGroup
  }
}

module webApp 'web-app.bicep' = {
  name: 'web-app'
  params: {
    appName: appName
    location: plan.outputs.location
    planId: plan.outputs.planId
    ownPlan: empty(existingPlanName)
    linux: linux
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageAccountName: storageAccountName
    insightsName: insightsName
    javaVersion: javaVersion
    signInClientId: signInClientId
  }
  dependsOn: [storage, monitoring]
}

output appName string = appName
output appHost string = webApp.outputs.appHost
// How the upload service of this kind of plan is addressed.
output publishQuery string = 'type=zip'
// What starts the WebJob there: the package has to have it, and no other one (webjob/pom.xml).
output startScript string = linux ? 'run.sh' : 'run.cmd'
output storageAccountName string = storageAccountName
output insightsName string = insightsName
