{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "java",
    "AzureWebJobsStorage": "UseDevelopmentStorage=true",
    "AzureWebJobsDisableHomepage": "true",
    "AzureFunctionsJobHost__functionTimeout": "[=functionTimeout]"<#if mix>,
    "JOBS_EXPECTED_DURATION": "[=expectedDuration]"</#if>
  }
}
