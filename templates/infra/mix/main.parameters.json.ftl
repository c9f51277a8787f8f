{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "name": { "value": "${AZURE_ENV_NAME}" },
    "location": { "value": "${AZURE_LOCATION}" },
    "deployerPrincipalId": { "value": "${AZURE_PRINCIPAL_ID}" },
    "javaVersion": { "value": "[=javaRelease]" },
    "instanceMemoryMB": { "value": [=instanceMemoryMb] },
    "maximumInstanceCount": { "value": [=maximumInstances] },
    "alwaysReadyInstances": { "value": [=alwaysReadyInstances] },
    "functionTimeout": { "value": "[=functionTimeout]" },
    "expectedDuration": { "value": "[=expectedDuration]" },
<#if executable>
    "nodePackages": { "value": "imagemagick" },
</#if>
    "nodeSize": { "value": "[=batchNode]" },
    "maximumNodes": { "value": [=maximumNodes] },
    "spotNodes": { "value": [=spotNodes?c] }
  }
}
