// What deploy/deploy.sh, deploy/deploy.ps1 and azd make the resources with. The scripts say the first four themselves, azd
// by the variables named here; the others are changed here, or for one run with --set PARAMETER=VALUE.

using 'main.bicep'

param name = readEnvironmentVariable('AZURE_ENV_NAME', 'webjobs-jobs')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
// azd says who is logged in, but not that it is no user: azd env set AZURE_PRINCIPAL_TYPE ServicePrincipal
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param javaVersion = '17'
param planSku = 'P0v3'
param operatingSystem = 'linux'
param existingPlanName = readEnvironmentVariable('AZURE_APP_SERVICE_PLAN', '')
param existingPlanResourceGroup = readEnvironmentVariable('AZURE_APP_SERVICE_PLAN_GROUP', '')
param signInClientId = ''
param logRetentionDays = 30
param logDailyQuotaGb = 1
