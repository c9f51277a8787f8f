# For the Azure Developer CLI: "azd up" does what deploy/deploy.sh does.
name: [=azureName]
infra:
  provider: bicep
  path: infra
  module: main
services:
  functions:
    project: .
    language: java
    host: function
    dist: functions/target/azure-functions/[=azureName]
