// The App Service plan: a new one, or one that is there already and paid for.

param planName string

param location string

@description('The size of a new plan, for example B1 or P0v3.')
param sku string

@description('Whether the machines of the plan run Linux, and not Windows.')
param linux bool

@description('The plan to use instead of a new one; empty for a new one.')
param existingName string

@description('The resource group of that plan.')
param existingResourceGroup string

resource created 'Microsoft.Web/serverfarms@2025-03-01' = if (empty(existingName)) {
  name: planName
  location: location
  kind: linux ? 'linux' : 'app'
  sku: {
    name: sku
    capacity: 1
  }
  properties: {
    reserved: linux
  }
}

resource found 'Microsoft.Web/serverfarms@2025-03-01' existing = if (!empty(existingName)) {
  name: empty(existingName) ? 'none' : existingName
  scope: resourceGroup(existingResourceGroup)
}

output planId string = empty(existingName) ? created.id : found.id
// An app is always in the region of its plan.
output location string = empty(existingName) ? location : found!.location
