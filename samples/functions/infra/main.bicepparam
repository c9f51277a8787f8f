// What deploy/deploy.sh, deploy/deploy.ps1 and azd make the resources with. The scripts say the first four themselves, azd
// by the variables named here; the others are changed here, or for one run with --set PARAMETER=VALUE.

using 'main.bicep'

param name = readEnvironmentVariable('AZURE_ENV_NAME', 'functions-jobs')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
// azd says who is logged in, but not that it is no user: azd env set AZURE_PRINCIPAL_TYPE ServicePrincipal
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param javaVersion = '17'
param instanceMemoryMB = 2048
param maximumInstanceCount = 40
param alwaysReadyInstances = 0
param functionTimeout = '00:02:00'
param maxInputBytes = 20971520
param logRetentionDays = 30
param logDailyQuotaGb = 1
