package io.github.bgjob.deploy.rules;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.bgjob.deploy.bicep.Resource;

/** What the code uses is made: queues, table and containers by their names, and the settings of its platform. */
final class CodeRules {

    private static final Set<String> NOT_ON_FLEX = Set.of(
            "AzureWebJobsStorage",
            "FUNCTIONS_WORKER_RUNTIME",
            "FUNCTIONS_EXTENSION_VERSION",
            "WEBSITE_RUN_FROM_PACKAGE",
            "SCM_DO_BUILD_DURING_DEPLOYMENT");

    private static final Set<String> OF_EVERY_APP = Set.of(
            "AzureWebJobsStorage__accountName",
            "AzureWebJobsStorage__credential",
            "AzureWebJobsStorage__clientId",
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING");
    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "flex",
            Set.of(
                    "AzureWebJobsDisableHomepage",
                    "AzureFunctionsJobHost__extensions__queues__batchSize",
                    "AzureFunctionsJobHost__extensions__queues__newBatchThreshold",
                    "AzureFunctionsJobHost__functionTimeout",
                    "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
                    "JOBS_MAX_INPUT_BYTES"),
            "mix",
            Set.of(
                    "AzureWebJobsDisableHomepage",
                    "AzureFunctionsJobHost__extensions__queues__batchSize",
                    "AzureFunctionsJobHost__extensions__queues__newBatchThreshold",
                    "AzureFunctionsJobHost__functionTimeout",
                    "BATCH_ACCOUNT_ENDPOINT",
                    "BATCH_POOL_ID",
                    "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
                    "JOBS_EXPECTED_DURATION",
                    "JOBS_MAX_INPUT_BYTES"),
            "dedicated",
            Set.of(
                    "AzureWebJobsDisableHomepage",
                    "AzureFunctionsJobHost__functionTimeout",
                    "FUNCTIONS_EXTENSION_VERSION",
                    "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
                    "FUNCTIONS_WORKER_RUNTIME",
                    "JOBS_MAX_INPUT_BYTES",
                    "WEBSITE_RUN_FROM_PACKAGE"),
            "webjobs",
            Set.of(
                    "ApplicationInsightsAgent_EXTENSION_VERSION",
                    "JAVA_OPTS",
                    "WEBSITE_DISABLE_JAVA_HEAP_CONFIGURATION",
                    "WEBSITE_SKIP_RUNNING_KUDUAGENT",
                    "WEBSITE_RUN_FROM_PACKAGE"));

    private final Deployment deployment;

    private CodeRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) throws IOException {
        CodeRules rules = new CodeRules(deployment);
        rules.storageHasWhatTheCodeUses(JobNames.read());
        rules.settings();
    }

    private void storageHasWhatTheCodeUses(JobNames names) {
        Map.of(
                        "queueServices/queues", List.of(names.queue(), names.poisonQueue()),
                        "tableServices/tables", List.of(names.table()),
                        "blobServices/containers", List.of(names.inputContainer(), names.outputContainer()))
                .forEach((type, wanted) -> {
                    Set<String> made =
                            deployment.infra().resources("Microsoft.Storage/storageAccounts/" + type).stream()
                                    .map(resource -> resource.name().replaceFirst(".*/", ""))
                                    .collect(Collectors.toSet());
                    wanted.stream()
                            .filter(name -> !made.contains(name))
                            .forEach(name -> deployment.report(
                                    "infra/storage.bicep", "does not make '" + name + "', which the code uses"));
                });
    }

    private void settings() {
        for (Resource app : deployment.infra().resources("Microsoft.Web/sites")) {
            Set<String> wanted = new TreeSet<>(OF_EVERY_APP);
            wanted.addAll(SETTINGS.get(deployment.project().platform()));
            if (deployment.project().platform().equals("webjobs")
                    && "windows".equals(deployment.infra().parameters().get("operatingSystem"))) {
                wanted.add("XDT_MicrosoftApplicationInsights_Java");
            }
            Set<String> made = new TreeSet<>(app.settings().keySet());
            if (!made.equals(wanted)) {
                deployment.report(app, "has the settings " + made + ", but must have " + wanted);
            }
            if (app.at("properties.functionAppConfig").isPresent()) {
                made.stream()
                        .filter(NOT_ON_FLEX::contains)
                        .forEach(name -> deployment.report(
                                app, "may not have the setting " + name + ", which Flex Consumption refuses"));
            }
        }
    }
}
