// The Batch account, opened by identities and never by a key, with the pool that runs the jobs and, where a dispatcher is
// wanted, the pool of one node that it runs on. Both are scaled by what there is to do, and down to nothing.

@description('The name of the account: 3 to 24 lower-case letters and digits, used by nobody else in the region.')
param batchAccountName string

param location string

@description('The resource id of the identity that the nodes run as.')
param identityId string

@description('The principal id of that identity; gets to submit tasks.')
param workerPrincipalId string

@description('Who may submit tasks beside it; empty for nobody.')
param deployerPrincipalId string

@description('What the deployer is to Microsoft Entra.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerPrincipalType string

@description('The account that the queue, the table and the package are in.')
param storageAccountName string

@description('The container that processor.jar is uploaded to.')
param packageContainer string

@allowed(['17', '21', '25'])
param javaVersion string

@description('The size of one node.')
param nodeSize string

@description('The most nodes at once.')
param maximumNodes int

@description('Whether nodes are Spot VMs, which are cheap and may be taken away while a job runs.')
param spotNodes bool

@description('The most Spot nodes at once, preempted ones included.')
param maximumSpotNodes int

@description('How many jobs one node runs at once.')
param taskSlotsPerNode int

@description('Packages that the jobs need on a node beside Java, parted by blanks: names of Ubuntu.')
param nodePackages string

@description('Who owns the machines: BatchService, or UserSubscription for a quota of your own, which wants a key vault.')
@allowed(['BatchService', 'UserSubscription'])
param poolAllocationMode string

@description('The resource id of that key vault.')
param keyVaultId string

@description('The address of that key vault.')
param keyVaultUrl string

@description('The size of the node that the dispatcher runs on; empty where something else dispatches.')
param dispatcherNodeSize string

var jobSubmitter = '48e5e92e-a480-4e71-aa9c-2778f4c13781'
var accountReader = '11076f67-66f6-4be0-8f6b-f0609fd05cc9'
var batchRoles = [jobSubmitter, accountReader]

var machine = {
  virtualMachineConfiguration: {
    imageReference: {
      publisher: 'microsoft-dsvm'
      offer: 'ubuntu-hpc'
      sku: '2404'
      version: 'latest'
    }
    nodeAgentSkuId: 'batch.node.ubuntu 24.04'
  }
}

// Every node gets a Java runtime, and the processor where tasks look for it. It is fetched anew whenever a node starts. A
// start task that has failed is final, the node is paid and never used: so what package sources fail to give is asked for
// again, for more than ten minutes. Not each of the image's sources need be well for what is needed here, so only the
// installation counts: azhpc-images has added broken ones.
var startTask = {
  commandLine: '/bin/bash -c \'for try in {1..22}; do apt-get -q update; if DEBIAN_FRONTEND=noninteractive apt-get -q -y install openjdk-${javaVersion}-jre-headless ${nodePackages}; then install -m 644 processor.jar "$AZ_BATCH_NODE_SHARED_DIR/processor.jar"; exit; fi; sleep "\${START_TASK_PAUSE:-30}"; done; exit 1\''
  maxTaskRetryCount: 3
  resourceFiles: [
    {
      filePath: 'processor.jar'
      httpUrl: '${storage.properties.primaryEndpoints.blob}${packageContainer}/processor.jar'
      identityReference: {
        resourceId: identityId
      }
    }
  ]
  userIdentity: {
    autoUser: {
      elevationLevel: 'Admin'
      scope: 'Pool'
    }
  }
  waitForSuccess: true
}

resource storage 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageAccountName
}

resource account 'Microsoft.Batch/batchAccounts@2025-06-01' = {
  name: batchAccountName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    allowedAuthenticationModes: ['AAD']
    autoStorage: {
      storageAccountId: storage.id
      authenticationMode: 'BatchAccountManagedIdentity'
      nodeIdentityReference: {
        resourceId: identityId
      }
    }
    poolAllocationMode: poolAllocationMode
    keyVaultReference: empty(keyVaultId)
      ? null
      : {
          id: keyVaultId
          url: keyVaultUrl
        }
  }
}

resource workerRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in batchRoles: {
    name: guid(account.id, identityId, role)
    scope: account
    properties: {
      principalId: workerPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource deployerRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in batchRoles: if (!empty(deployerPrincipalId)) {
    name: guid(account.id, deployerPrincipalId, role)
    scope: account
    properties: {
      principalId: deployerPrincipalId
      principalType: deployerPrincipalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource jobPool 'Microsoft.Batch/batchAccounts/pools@2025-06-01' = {
  parent: account
  name: 'jobs'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    vmSize: nodeSize
    taskSlotsPerNode: taskSlotsPerNode
    deploymentConfiguration: machine
    scaleSettings: {
      autoScale: {
        evaluationInterval: 'PT5M'
        formula: 'maxNodes = ${maximumNodes};\n${spotNodes ? 'maxSpotNodes = ${maximumSpotNodes};\n${loadTextContent('../batch/src/main/resources/autoscale-spot.txt')}' : loadTextContent('../batch/src/main/resources/autoscale-dedicated.txt')}'
      }
    }
    startTask: startTask
  }
  dependsOn: [workerRoles]
}

resource dispatcherPool 'Microsoft.Batch/batchAccounts/pools@2025-06-01' = if (!empty(dispatcherNodeSize)) {
  parent: account
  name: 'dispatcher'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    vmSize: dispatcherNodeSize
    taskSlotsPerNode: 1
    deploymentConfiguration: machine
    // A node as long as there is the dispatcher's task, and none once its job is terminated.
    scaleSettings: {
      autoScale: {
        evaluationInterval: 'PT5M'
        formula: 'maxNodes = 1;\n${loadTextContent('../batch/src/main/resources/autoscale-dedicated.txt')}'
      }
    }
    startTask: startTask
  }
  dependsOn: [workerRoles]
}

output batchEndpoint string = 'https://${account.properties.accountEndpoint}'
output poolId string = jobPool.name
output dispatcherPoolId string = empty(dispatcherNodeSize) ? '' : dispatcherPool.name
