package io.github.bgjob.deploy.rules;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;
import io.github.bgjob.deploy.bicep.Syntax;

/** Every resource has its API version and what must be written in all of its type. */
final class ResourceRules {

    private static final Map<String, String> API_VERSIONS = Map.of(
            "Microsoft.Storage", "2025-01-01",
            "Microsoft.Web", "2024-11-01",
            "Microsoft.Batch", "2024-07-01",
            "Microsoft.Insights", "2020-02-02",
            "Microsoft.OperationalInsights", "2025-02-01",
            "Microsoft.Authorization", "2022-04-01",
            "Microsoft.ManagedIdentity", "2024-11-30");

    /** What must be written in every resource of a type, by path. */
    private static final Map<String, Map<String, String>> REQUIRED = Map.of(
            "Microsoft.Storage/storageAccounts",
            Map.of(
                    "properties.allowSharedKeyAccess", "false",
                    "properties.allowBlobPublicAccess", "false",
                    "properties.minimumTlsVersion", "'TLS1_2'",
                    "properties.supportsHttpsTrafficOnly", "true"),
            "Microsoft.Web/sites",
            Map.of(
                    "properties.httpsOnly", "true",
                    "properties.siteConfig.minTlsVersion", "'1.2'",
                    "identity.type", "'UserAssigned'"),
            "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            Map.of("properties.allow", "false"),
            "Microsoft.Insights/components",
            Map.of("properties.DisableLocalAuth", "true", "properties.WorkspaceResourceId", "workspace.id"),
            "Microsoft.Batch/batchAccounts",
            Map.of(
                    "properties.allowedAuthenticationModes", "['AAD', 'TaskAuthenticationToken']",
                    "properties.autoStorage.authenticationMode", "'BatchAccountManagedIdentity'",
                    "identity.type", "'UserAssigned'"),
            "Microsoft.Batch/batchAccounts/pools",
            Map.of(
                    "properties.targetNodeCommunicationMode", "'Simplified'",
                    "properties.startTask", "startTask",
                    "identity.type", "'UserAssigned'"));

    private final Deployment deployment;

    private ResourceRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        ResourceRules rules = new ResourceRules(deployment);
        deployment.bicep().values().forEach(file -> {
            rules.versionsAndProperties(file);
            rules.pools(file);
            rules.runtimes(file);
            rules.loadedFiles(file);
        });
    }

    private void versionsAndProperties(BicepFile file) {
        for (Declaration resource : file.declarations().values()) {
            if (resource.kind() != Kind.RESOURCE) {
                continue;
            }
            String provider =
                    resource.type().substring(0, Math.max(0, resource.type().indexOf('/')));
            if (!resource.type().endsWith("@" + API_VERSIONS.get(provider))) {
                deployment.report(file, resource.node(), "must have the API version " + API_VERSIONS.get(provider));
            }
            if (!resource.existing()) {
                REQUIRED.getOrDefault(resource.resourceType(), Map.of()).forEach((path, value) -> {
                    Optional<Syntax> written = resource.body().orElseThrow().at(path.split("\\."));
                    if (!written.map(Syntax::text).equals(Optional.of(value))) {
                        deployment.report(file, resource.node(), path + " must be " + value);
                    }
                });
            }
        }
    }

    private void pools(BicepFile file) {
        for (Declaration pool : Deployment.resources(file, "Microsoft.Batch/batchAccounts/pools")) {
            pool.body()
                    .orElseThrow()
                    .at("properties", "scaleSettings", "autoScale", "evaluationInterval")
                    .flatMap(Syntax::literal)
                    .map(Duration::parse)
                    .filter(interval -> interval.compareTo(Duration.ofMinutes(5)) < 0)
                    .ifPresent(interval ->
                            deployment.report(file, pool.node(), "Batch evaluates every five minutes at most"));
            if (!file.text().contains("formula: 'maxNodes = ")) {
                deployment.report(file, pool.node(), "the formula wants a first statement that sets maxNodes");
            }
        }
    }

    private void runtimes(BicepFile file) {
        file.root()
                .all()
                .filter(node -> node.is("string"))
                .flatMap(node -> node.literal().stream())
                .filter(text -> text.matches("(?i)java\\|.*"))
                .forEach(text -> deployment.report(file.path(), "fixes a runtime: " + text));
        file.root()
                .all()
                .filter(node -> node.is("string") && node.text().matches("(?is)'java\\|.*"))
                .filter(node -> !Set.of("'Java|${javaVersion}'", "'JAVA|${javaVersion}-java${javaVersion}'")
                        .contains(node.text()))
                .forEach(node -> deployment.report(file, node, "is no runtime of App Service"));
    }

    private void loadedFiles(BicepFile file) {
        file.root()
                .all()
                .filter(node -> node.is("call_expression") && node.text().startsWith("loadTextContent("))
                .forEach(node -> {
                    String path = node.text().replaceAll("loadTextContent\\('\\.\\./(.*)'\\)", "$1");
                    if (!deployment.project().files().containsKey(path)) {
                        deployment.report(file, node, "there is no file " + path);
                    }
                });
    }
}
