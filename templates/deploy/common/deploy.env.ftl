# What the scripts here take when no option says otherwise.
NAME=[=azureName]
RESOURCE_GROUP=rg-[=azureName]
LOCATION=eastus2
