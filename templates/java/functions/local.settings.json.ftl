{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "java",
    "AzureWebJobsStorage": "UseDevelopmentStorage=true",
    "AzureWebJobsDisableHomepage": "true",
    "JOBS_MAX_INPUT_BYTES": "20971520",
    "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT": "21037056",
    "AzureFunctionsJobHost__functionTimeout": "[=functionTimeout]"<#if mix>,
    "JOBS_EXPECTED_DURATION": "[=expectedDuration]"</#if>
  }
}
