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

@description('The size of the one node that the dispatcher runs on; never a Spot VM.')
param dispatcherNodeSize string

var wantedSpotNodes = spotNodes ? (maximumSpotNodes == 0 ? 2 * maximumNodes : maximumSpotNodes) : 0
var spotNodesAtMost = min(wantedSpotNodes, heldSpotNodes)

// Every name is worked out here and passed down, so that what-if knows them all.
var token = uniqueString(resourceGroup().id, name)
var identityName = 'id-${name}'
var storageAccountName = '${take(replace(name, '-', ''), 11)}${token}'
var batchAccountName = '${take(replace(name, '-', ''), 11)}${token}'
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
    dispatcherNodeSize: dispatcherNodeSize
  }
  dependsOn: [storage]
}

output storageAccountName string = storageAccountName
output packageContainer string = packageContainer
output identityClientId string = identity.properties.clientId
output batchAccountName string = batchAccountName
output batchEndpoint string = batch.outputs.batchEndpoint
output poolId string = batch.outputs.poolId
output dispatcherPoolId string = batch.outputs.dispatcherPoolId
// What deploy.sh compares with the quota of the account, as text.
output nodeSize string = nodeSize
output maximumNodes string = string(maximumNodes)
output wantedSpotNodes string = string(wantedSpotNodes)
output spotNodesAtMost string = string(spotNodesAtMost)
output dispatcherNodeSize string = dispatcherNodeSize
