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

@description('How long jobs are expected to run, by operation; those that do not fit into a function become tasks.')
param expectedDuration string

@description('The size of one node.')
param nodeSize string

@description('The most nodes at once.')
@minValue(1)
@maxValue(1000)
param maximumNodes int

@description('Whether nodes are Spot VMs, which are cheap and may be taken away while a job runs.')
param spotNodes bool

@description('The most Spot nodes at once, preempted ones included: each counts as a node of the pool and does nothing, so there have to be more than maximumNodes to have as many at work. 0 for twice maximumNodes. Beyond the quota of the account Batch may stop to adapt the pool.')
@minValue(0)
@maxValue(2000)
param maximumSpotNodes int

@description('How many Spot nodes the quota of the Batch account holds: never more than that many, whatever maximumSpotNodes says. The deploy script looks it up; 2000 where nobody has.')
@minValue(0)
param heldSpotNodes int

@description('How many jobs one node runs at once.')
@minValue(1)
@maxValue(256)
param taskSlotsPerNode int

@description('Packages that the jobs need on a node beside Java, parted by blanks: names of Ubuntu.')
param nodePackages string

@description('Who owns the machines: BatchService, or UserSubscription for a quota of your own, which wants a key vault.')
@allowed(['BatchService', 'UserSubscription'])
param poolAllocationMode string

@description('The resource id of the key vault that UserSubscription wants; empty for none.')
param keyVaultId string

@description('The address of that key vault; empty for none.')
param keyVaultUrl string

@description('For how many days logs are kept; the first 30 cost nothing.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('How many GB of logs are taken in a day at most.')
param logDailyQuotaGb int

var wantedSpotNodes = spotNodes ? (maximumSpotNodes == 0 ? 2 * maximumNodes : maximumSpotNodes) : 0
var spotNodesAtMost = min(wantedSpotNodes, heldSpotNodes)

// Every name is worked out here and passed down, so that what-if knows them all.
var token = uniqueString(resourceGroup().id, name)
var identityName = 'id-${name}'
var storageAccountName = '${take(replace(name, '-', ''), 11)}${token}'
var workspaceName = 'log-${name}'
var insightsName = 'appi-${name}'
var planName = 'plan-${name}-${token}'
var batchAccountName = '${take(replace(name, '-', ''), 11)}${token}'
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

module batch 'batch.bicep' = {
  name: 'batch'
  params: {
    batchAccountName: batchAccountName
    location: location
    identityId: identity.id
    workerPrincipalId: identity.properties.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    storageAccountName: storageAccountName
    packageContainer: packageContainer
    javaVersion: javaVersion
    nodeSize: nodeSize
    maximumNodes: maximumNodes
    spotNodes: spotNodes
    maximumSpotNodes: spotNodesAtMost
    taskSlotsPerNode: taskSlotsPerNode
    nodePackages: nodePackages
    poolAllocationMode: poolAllocationMode
    keyVaultId: keyVaultId
    keyVaultUrl: keyVaultUrl
    dispatcherNodeSize: ''
  }
  dependsOn: [storage]
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
    moreSettings: [
      {
        name: 'BATCH_ACCOUNT_ENDPOINT'
        value: batch.outputs.batchEndpoint
      }
      {
        name: 'BATCH_POOL_ID'
        value: batch.outputs.poolId
      }
      {
        name: 'JOBS_EXPECTED_DURATION'
        value: expectedDuration
      }
    ]
  }
  dependsOn: [storage, monitoring]
}

output appName string = appName
output appHost string = functionApp.outputs.appHost
// How the upload service of this kind of plan is addressed.
output publishQuery string = 'RemoteBuild=false'
output storageAccountName string = storageAccountName
output packageContainer string = packageContainer
output insightsName string = insightsName
output batchAccountName string = batchAccountName
output poolId string = batch.outputs.poolId
// What deploy.sh compares with the quota of the account, as text.
output nodeSize string = nodeSize
output maximumNodes string = string(maximumNodes)
output wantedSpotNodes string = string(wantedSpotNodes)
output spotNodesAtMost string = string(spotNodesAtMost)
