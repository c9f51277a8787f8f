// What deploy/deploy.sh, deploy/deploy.ps1 and azd make the resources with. The scripts say the first four themselves, azd
// by the variables named here; the others are changed here, or for one run with --set PARAMETER=VALUE.

using 'main.bicep'

param name = readEnvironmentVariable('AZURE_ENV_NAME', 'batch-jobs')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
// azd says who is logged in, but not that it is no user: azd env set AZURE_PRINCIPAL_TYPE ServicePrincipal
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param javaVersion = '17'
param nodeSize = 'Standard_D2s_v5'
param maximumNodes = 4
param spotNodes = true
param maximumSpotNodes = 0
param heldSpotNodes = 2000
param taskSlotsPerNode = 1
param nodePackages = ''
param poolAllocationMode = 'BatchService'
param keyVaultId = ''
param keyVaultUrl = ''
param dispatcherNodeSize = 'Standard_D2s_v5'
