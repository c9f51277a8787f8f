package io.github.bgjob.deploy.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.bgjob.deploy.bicep.Resource;

/** Every resource has its API version, what must be written in all of its type, and sizes that there are. */
final class ResourceRules {

    /** The newest stable ones that the compiler knew when they were chosen; by the beginning of the type. */
    private static final Map<String, String> API_VERSIONS = Map.of(
            "Microsoft.Storage/", "2026-06-01",
            "Microsoft.Web/", "2025-03-01",
            "Microsoft.Batch/", "2025-06-01",
            "Microsoft.Insights/components", "2020-02-02",
            "Microsoft.OperationalInsights/", "2026-03-01",
            "Microsoft.Authorization/roleAssignments", "2022-04-01",
            "Microsoft.ManagedIdentity/", "2024-11-30");

    private static final Pattern TYPE = Pattern.compile("'(Microsoft\\.\\w+/[\\w/]+)@([\\w-]+)'");

    /** What must be written in every resource of a type, by path. */
    private static final Map<String, Map<String, Object>> REQUIRED = Map.of(
            "Microsoft.Storage/storageAccounts",
            Map.of(
                    "kind",
                    "StorageV2",
                    "sku.name",
                    "Standard_LRS",
                    "properties.allowSharedKeyAccess",
                    false,
                    "properties.allowBlobPublicAccess",
                    false,
                    "properties.minimumTlsVersion",
                    "TLS1_2",
                    "properties.supportsHttpsTrafficOnly",
                    true),
            "Microsoft.Web/sites",
            Map.of(
                    "properties.httpsOnly", true,
                    "properties.siteConfig.minTlsVersion", "1.2",
                    "identity.type", "UserAssigned"),
            "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            Map.of("properties.allow", false),
            "Microsoft.OperationalInsights/workspaces",
            Map.of("properties.sku.name", "PerGB2018"),
            "Microsoft.Insights/components",
            Map.of(
                    "kind", "web",
                    "properties.Application_Type", "web",
                    "properties.DisableLocalAuth", true,
                    "properties.IngestionMode", "LogAnalytics"),
            "Microsoft.Batch/batchAccounts",
            Map.of(
                    "properties.allowedAuthenticationModes", List.of("AAD"),
                    "properties.autoStorage.authenticationMode", "BatchAccountManagedIdentity",
                    "identity.type", "UserAssigned"),
            "Microsoft.Batch/batchAccounts/pools",
            Map.of("properties.startTask.waitForSuccess", true, "identity.type", "UserAssigned"));

    /** The values that there are, by path; to the compiler any text will do. Source: the resources' REST references. */
    private static final Map<String, Set<String>> VALUES = Map.of(
            "properties.accessTier", Set.of("Hot", "Cool", "Cold"),
            "properties.publicAccess", Set.of("None"),
            "properties.siteConfig.ftpsState", Set.of("Disabled"),
            "properties.functionAppConfig.deployment.storage.type", Set.of("blobContainer"),
            "properties.functionAppConfig.deployment.storage.authentication.type", Set.of("UserAssignedIdentity"),
            "properties.globalValidation.unauthenticatedClientAction",
                    Set.of("RedirectToLoginPage", "Return401", "Return403"),
            "properties.poolAllocationMode", Set.of("BatchService", "UserSubscription"),
            "properties.startTask.userIdentity.autoUser.elevationLevel", Set.of("Admin"),
            "properties.startTask.userIdentity.autoUser.scope", Set.of("Pool"));

    /** Source: "Azure App Service plan overview" and "Azure Functions Flex Consumption plan hosting". */
    private static final Pattern PLAN_SIZE = Pattern.compile("FC1|B[123]|S[123]|P[0123]v3|P[123]mv3|P[0123]v4");

    private static final Pattern NODE_SIZE = Pattern.compile("Standard_D(?:2|4|8|16)s_v5");

    /** What the apps answer at ({@code HttpFunctions} and {@code JobsApi}). */
    private static final String HEALTH = "/api/health";

    private final Deployment deployment;

    private ResourceRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        ResourceRules rules = new ResourceRules(deployment);
        rules.versions();
        deployment.infra().resources().forEach(rules::properties);
        deployment
                .infra()
                .resources("Microsoft.Web/serverfarms")
                .forEach(plan -> rules.size(plan, "sku.name", PLAN_SIZE));
        deployment.infra().resources("Microsoft.Batch/batchAccounts/pools").forEach(rules::pool);
        deployment.infra().resources("Microsoft.Web/sites").forEach(rules::runtime);
        deployment.infra().resources("Microsoft.Web/sites").forEach(rules::healthCheck);
    }

    /** Read from the files, because what is only looked up is in no list of resources. */
    private void versions() {
        deployment.project().files().forEach((path, text) -> {
            if (path.endsWith(".bicep")) {
                TYPE.matcher(text).results().forEach(type -> version(path, type));
            }
        });
    }

    private void version(String path, MatchResult type) {
        API_VERSIONS.forEach((beginning, version) -> {
            if (type.group(1).startsWith(beginning) && !type.group(2).equals(version)) {
                deployment.report(path, type.group(1) + " must have the API version " + version);
            }
        });
        if (API_VERSIONS.keySet().stream().noneMatch(type.group(1)::startsWith)) {
            deployment.report(path, "no API version is chosen for " + type.group(1));
        }
    }

    private void properties(Resource resource) {
        REQUIRED.getOrDefault(resource.type(), Map.of()).forEach((path, value) -> {
            if (!resource.at(path).filter(value::equals).isPresent()) {
                deployment.report(resource, "must have " + path + ": " + value);
            }
        });
        VALUES.forEach((path, values) -> {
            if (resource.at(path).isPresent() && !values.contains(resource.text(path))) {
                deployment.report(resource, "cannot have " + path + ": " + resource.text(path));
            }
        });
    }

    private void size(Resource resource, String path, Pattern sizes) {
        if (!sizes.matcher(resource.text(path)).matches()) {
            deployment.report(resource, "has a size that there is not: " + resource.text(path));
        }
    }

    private void pool(Resource pool) {
        size(pool, "properties.vmSize", NODE_SIZE);
        String autoScale = "properties.scaleSettings.autoScale.";
        Duration interval = Duration.parse(pool.text(autoScale + "evaluationInterval"));
        // Source: "Create an autoscale formula for a Batch pool".
        if (interval.compareTo(Duration.ofMinutes(5)) < 0) {
            deployment.report(pool, "is evaluated every five minutes at most");
        }
        Object most = pool.name().endsWith("/dispatcher")
                ? 1
                : deployment.infra().parameters().get("maximumNodes");
        if (!pool.text(autoScale + "formula").startsWith("maxNodes = " + most + ";\n")) {
            deployment.report(pool, "wants a formula whose first statement sets maxNodes to " + most);
        }
    }

    private void runtime(Resource app) {
        String java = deployment.infra().parameters().get("javaVersion").toString();
        String path =
                deployment.project().platform().equals("webjobs") ? "JAVA|" + java + "-java" + java : "Java|" + java;
        boolean windows = "windows".equals(deployment.infra().parameters().get("operatingSystem"));
        Map<String, Object> wanted =
                switch (deployment.project().platform()) {
                    case "flex", "mix" ->
                        Map.of(
                                "properties.functionAppConfig.runtime.name",
                                "java",
                                "properties.functionAppConfig.runtime.version",
                                java);
                    default ->
                        windows
                                ? Map.of("properties.siteConfig.javaVersion", java)
                                : Map.of("properties.siteConfig.linuxFxVersion", path);
                };
        wanted.forEach((where, value) -> {
            if (!app.text(where).equals(value)) {
                deployment.report(app, "must have " + where + ": " + value);
            }
        });
    }

    /**
     * App Service replaces the machine of an app that fails its check for an hour, whosever other apps it is of. Source:
     * "Monitor App Service instances by using Health check". Flex Consumption has no such check.
     */
    private void healthCheck(Resource app) {
        boolean ownPlan = List.of("dedicated", "webjobs")
                        .contains(deployment.project().platform())
                && !deployment.infra().resources("Microsoft.Web/serverfarms").isEmpty();
        String wanted = ownPlan ? HEALTH : "";
        if (!app.text("properties.siteConfig.healthCheckPath").equals(wanted)) {
            deployment.report(app, "must have properties.siteConfig.healthCheckPath: \"" + wanted + "\"");
        }
    }
}
