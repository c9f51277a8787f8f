# What the scripts here take when no option says otherwise.
NAME=[=azureName]
RESOURCE_GROUP=rg-[=azureName]
LOCATION=eastus2
<#if existingAppService>

# Of the App Service that is there already, its plan: az appservice plan list --output table shows it. What this project
# deploys runs beside the apps of that plan, at no further charge, and touches none of them.
existingPlanName=
existingPlanResourceGroup=
</#if>
