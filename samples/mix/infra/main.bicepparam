// What deploy/deploy.sh, deploy/deploy.ps1 and azd make the resources with. The scripts say the first four themselves, azd
// by the variables named here; the others are changed here, or for one run with --set PARAMETER=VALUE.

using 'main.bicep'

param name = readEnvironmentVariable('AZURE_ENV_NAME', 'mix-jobs')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
// azd says who is logged in, but not that it is no user: azd env set AZURE_PRINCIPAL_TYPE ServicePrincipal
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param javaVersion = '17'
param instanceMemoryMB = 2048
param maximumInstanceCount = 10
param alwaysReadyInstances = 1
param functionTimeout = '01:00:00'
param maxInputBytes = 20971520
param expectedDuration = '30s,watermark=2h'
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
param logRetentionDays = 30
param logDailyQuotaGb = 1
