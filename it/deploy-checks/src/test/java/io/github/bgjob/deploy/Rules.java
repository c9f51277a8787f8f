package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;
import io.github.bgjob.deploy.bicep.Syntax;

/** What a deployment of this project must be like, beyond what a compiler knows. */
final class Rules {

    private static final String MAIN = "infra/main.bicep";
    private static final String PARAMETERS = "infra/main.parameters.json";

    /** Source: "Azure built-in roles". */
    private static final Map<String, String> ROLES = Map.of(
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "StorageBlobDataOwner",
            "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "StorageQueueDataContributor",
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "StorageTableDataContributor",
            "3913510d-42f4-4e42-8a64-420c390055eb", "MonitoringMetricsPublisher",
            "48e5e92e-a480-4e71-aa9c-2778f4c13781", "AzureBatchJobSubmitter",
            "11076f67-66f6-4be0-8f6b-f0609fd05cc9", "BatchAccountReader");

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

    private static final Pattern GUID = Pattern.compile("'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'");
    private static final Pattern KEYS = Pattern.compile(
            "(?i)\\blist[A-Z]\\w*\\(|listKeys|AccountKey=|SharedAccessSignature|primaryKey|primaryAccessKey|"
                    + "InstrumentationKey\\b|BATCH_ACCOUNT_KEY|sig=");
    private static final Pattern PLAN_SIZE = Pattern.compile("FC1|B[123]|S[123]|P[0123]v3|P[123]mv3|P[0123]v4");
    private static final Pattern NODE_SIZE = Pattern.compile("Standard_D(?:2|4|8|16)s_v5");
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
            Set.of("AzureWebJobsDisableHomepage", "AzureFunctionsJobHost__functionTimeout"),
            "mix",
            Set.of(
                    "AzureWebJobsDisableHomepage",
                    "AzureFunctionsJobHost__functionTimeout",
                    "BATCH_ACCOUNT_ENDPOINT",
                    "BATCH_POOL_ID",
                    "JOBS_EXPECTED_DURATION"),
            "dedicated",
            Set.of(
                    "AzureWebJobsDisableHomepage",
                    "AzureFunctionsJobHost__functionTimeout",
                    "FUNCTIONS_EXTENSION_VERSION",
                    "FUNCTIONS_WORKER_RUNTIME",
                    "WEBSITE_RUN_FROM_PACKAGE"),
            "webjobs",
            Set.of(
                    "ApplicationInsightsAgent_EXTENSION_VERSION",
                    "WEBSITE_SKIP_RUNNING_KUDUAGENT",
                    "WEBSITE_RUN_FROM_PACKAGE"));

    private final Project project;
    private final Map<String, BicepFile> bicep;
    private final JobNames names;
    private final List<Finding> findings = new ArrayList<>();

    private Rules(Project project, Map<String, BicepFile> bicep, JobNames names) {
        this.project = project;
        this.bicep = bicep;
        this.names = names;
    }

    /** Looks at a project whose Bicep could be parsed. */
    static List<Finding> of(Project project, Map<String, BicepFile> bicep) throws IOException {
        Rules rules = new Rules(project, bicep, JobNames.read());
        if (!bicep.containsKey(MAIN)) {
            return List.of(new Finding(MAIN, 0, "is missing or cannot be read"));
        }
        bicep.values().forEach(file -> {
            rules.roles(file);
            rules.resources(file);
            rules.unused(file);
            rules.keys(file);
        });
        rules.appsWaitForRoles();
        rules.storageHasWhatTheCodeUses();
        rules.settings();
        rules.sizes();
        rules.parameters();
        rules.outputs();
        return rules.findings;
    }

    private void roles(BicepFile file) {
        file.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.VARIABLE)
                .forEach(variable -> {
                    Matcher guid = GUID.matcher(variable.body().orElseThrow().text());
                    if (guid.matches()) {
                        String role = ROLES.getOrDefault(guid.group(1), "");
                        if (!role.toLowerCase(Locale.ROOT)
                                .endsWith(variable.name().toLowerCase(Locale.ROOT))) {
                            report(file, variable.node(), "is not the id of the role " + variable.name());
                        }
                    }
                });
        for (Declaration assignment : resources(file, "Microsoft.Authorization/roleAssignments")) {
            Syntax body = assignment.body().orElseThrow();
            String name = body.at("name").map(Syntax::text).orElse("");
            String scope = body.at("scope").map(Syntax::text).orElse("");
            String principal =
                    body.at("properties", "principalId").map(Syntax::text).orElse("");
            String role =
                    body.at("properties", "roleDefinitionId").map(Syntax::text).orElse("");
            Matcher id = Pattern.compile(
                            "subscriptionResourceId\\('Microsoft\\.Authorization/roleDefinitions', (\\w+)\\)")
                    .matcher(role);
            if (!id.matches()) {
                report(file, assignment.node(), "must take its role by subscriptionResourceId");
            } else if (!name.equals("guid(" + scope + ".id, " + principal + ", " + id.group(1) + ")")) {
                report(file, assignment.node(), "must be called guid(scope, principal, role)");
            }
            if (body.at("properties", "principalType").isEmpty()) {
                report(file, assignment.node(), "must say its principalType: a new identity is not found otherwise");
            }
        }
    }

    private void resources(BicepFile file) {
        for (Declaration resource : file.declarations().values()) {
            if (resource.kind() != Kind.RESOURCE) {
                continue;
            }
            String provider =
                    resource.type().substring(0, Math.max(0, resource.type().indexOf('/')));
            if (!resource.type().endsWith("@" + API_VERSIONS.get(provider))) {
                report(file, resource.node(), "must have the API version " + API_VERSIONS.get(provider));
            }
            if (!resource.existing()) {
                REQUIRED.getOrDefault(resource.resourceType(), Map.of()).forEach((path, value) -> {
                    Optional<Syntax> written = resource.body().orElseThrow().at(path.split("\\."));
                    if (!written.map(Syntax::text).equals(Optional.of(value))) {
                        report(file, resource.node(), path + " must be " + value);
                    }
                });
            }
        }
        for (Declaration pool : resources(file, "Microsoft.Batch/batchAccounts/pools")) {
            pool.body()
                    .orElseThrow()
                    .at("properties", "scaleSettings", "autoScale", "evaluationInterval")
                    .flatMap(Syntax::literal)
                    .map(Duration::parse)
                    .filter(interval -> interval.compareTo(Duration.ofMinutes(5)) < 0)
                    .ifPresent(interval -> report(file, pool.node(), "Batch evaluates every five minutes at most"));
            if (!file.text().contains("formula: 'maxNodes = ")) {
                report(file, pool.node(), "the formula wants a first statement that sets maxNodes");
            }
        }
        file.root()
                .all()
                .filter(node -> node.is("string"))
                .flatMap(node -> node.literal().stream())
                .filter(text -> text.matches("(?i)java\\|.*"))
                .forEach(text -> findings.add(new Finding(file.path(), 0, "fixes a runtime: " + text)));
        file.root()
                .all()
                .filter(node -> node.is("string") && node.text().matches("(?is)'java\\|.*"))
                .filter(node -> !Set.of("'Java|${javaVersion}'", "'JAVA|${javaVersion}-java${javaVersion}'")
                        .contains(node.text()))
                .forEach(node -> report(file, node, "is no runtime of App Service"));
        file.root()
                .all()
                .filter(node -> node.is("call_expression") && node.text().startsWith("loadTextContent("))
                .forEach(node -> {
                    String path = node.text().replaceAll("loadTextContent\\('\\.\\./(.*)'\\)", "$1");
                    if (!project.files().containsKey(path)) {
                        report(file, node, "there is no file " + path);
                    }
                });
    }

    private void unused(BicepFile file) {
        file.declarations().values().stream()
                .filter(it -> it.kind() == Kind.PARAMETER || it.kind() == Kind.VARIABLE || it.existing())
                .filter(it -> references(file, it.name()) == 0)
                .forEach(it -> report(file, it.node(), "'" + it.name() + "' is never used"));
    }

    private static long references(BicepFile file, String name) {
        return Stream.concat(file.declarations().values().stream(), file.outputs().values().stream())
                .flatMap(declaration -> Stream.of(declaration.body(), declaration.loop(), declaration.condition())
                        .flatMap(Optional::stream))
                .flatMap(Rules::values)
                .filter(node -> node.is("identifier") && node.text().equals(name))
                .count();
    }

    /** What is below a node, but for the names of properties. */
    private static Stream<Syntax> values(Syntax node) {
        if (node.is("object_property")) {
            Syntax key = node.children().get(0);
            Stream<Syntax> keyValues = key.is("string") ? values(key) : Stream.of();
            return Stream.concat(keyValues, node.children().stream().skip(1).flatMap(Rules::values));
        }
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(Rules::values));
    }

    private void keys(BicepFile file) {
        String[] lines = file.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (KEYS.matcher(lines[i]).find()) {
                findings.add(new Finding(file.path(), i + 1, "has to do with a key: " + lines[i].strip()));
            }
        }
        file.outputs().forEach((name, output) -> {
            String value = output.body().orElseThrow().text();
            if ((name + value).matches("(?is).*(connectionString|secret|password|token).*")) {
                report(file, output.node(), "an output must not give away a secret");
            }
        });
    }

    /** Who runs code must be made after the roles of its identity: by what it refers to, or by dependsOn. */
    private void appsWaitForRoles() {
        BicepFile main = bicep.get(MAIN);
        Map<String, BicepFile> modules = main.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.MODULE)
                .filter(module -> bicep.containsKey("infra/" + module.type()))
                .collect(Collectors.toMap(Declaration::name, module -> bicep.get("infra/" + module.type())));
        modules.forEach((name, file) -> {
            for (Declaration workload : workloads(file)) {
                Set<String> before = dependencies(file, workload.name());
                resources(file, "Microsoft.Authorization/roleAssignments").stream()
                        .filter(role -> !role.name().startsWith("deployer"))
                        .filter(role -> !before.contains(role.name()))
                        .forEach(role -> report(file, workload.node(), "must wait for " + role.name()));
                Set<String> modulesBefore = dependencies(main, name);
                modules.forEach((other, roles) -> {
                    // Nodes of Batch write no logs there.
                    boolean needed = !other.equals("monitoring")
                            || workload.resourceType().equals("Microsoft.Web/sites");
                    boolean givesRoles = !resources(roles, "Microsoft.Authorization/roleAssignments")
                            .isEmpty();
                    if (givesRoles && needed && !other.equals(name) && !modulesBefore.contains(other)) {
                        report(main, main.declarations().get(name).node(), "must wait for the roles of " + other);
                    }
                });
            }
        });
    }

    private static List<Declaration> workloads(BicepFile file) {
        return Stream.of("Microsoft.Web/sites", "Microsoft.Batch/batchAccounts/pools")
                .flatMap(type -> resources(file, type).stream())
                .toList();
    }

    private static Set<String> dependencies(BicepFile file, String name) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            Declaration declaration = file.declarations().get(open.remove(open.size() - 1));
            declaration.body().stream()
                    .flatMap(Rules::values)
                    .filter(node -> node.is("identifier"))
                    .map(Syntax::text)
                    .filter(file.declarations()::containsKey)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    private void storageHasWhatTheCodeUses() {
        BicepFile storage = bicep.get("infra/storage.bicep");
        if (storage == null) {
            findings.add(new Finding("infra/storage.bicep", 0, "is missing or cannot be read"));
            return;
        }
        Map.of(
                        "jobQueues", List.of(names.queue(), names.poisonQueue()),
                        "jobTable", List.of(names.table()),
                        "containers", List.of(names.inputContainer(), names.outputContainer()))
                .forEach((symbol, wanted) -> {
                    Set<String> made = Optional.ofNullable(
                                    storage.declarations().get(symbol))
                            .stream()
                            .flatMap(it -> it.node().all())
                            .flatMap(node -> node.literal().stream())
                            .collect(Collectors.toSet());
                    wanted.stream()
                            .filter(name -> !made.contains(name))
                            .forEach(name -> findings.add(new Finding(
                                    storage.path(), 0, "does not make '" + name + "', which the code uses")));
                });
    }

    private void settings() {
        if (!project.isApp()) {
            return;
        }
        Set<String> wanted = new TreeSet<>(OF_EVERY_APP);
        wanted.addAll(SETTINGS.get(project.platform()));
        Set<String> made = bicep.values().stream()
                .flatMap(file -> file.root().all())
                .filter(node -> node.is("object") && node.at("value").isPresent())
                .flatMap(node -> node.at("name").stream())
                .flatMap(name -> name.literal().stream())
                .filter(name -> name.matches("[A-Za-z]+_.*|AzureWebJobs.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!made.equals(wanted)) {
            findings.add(new Finding(MAIN, 0, "makes the settings " + made + ", but must make " + wanted));
        }
        if (project.platform().equals("flex") || project.platform().equals("mix")) {
            made.stream()
                    .filter(NOT_ON_FLEX::contains)
                    .forEach(
                            name -> findings.add(new Finding(MAIN, 0, "Flex Consumption refuses the setting " + name)));
        }
    }

    private void sizes() {
        bicep.values().stream()
                .flatMap(file -> resources(file, "Microsoft.Web/serverfarms").stream())
                .flatMap(plan -> plan.body().orElseThrow().at("sku", "name").stream())
                .flatMap(sku -> sku.literal().stream())
                .filter(sku -> !PLAN_SIZE.matcher(sku).matches())
                .forEach(sku -> findings.add(new Finding(MAIN, 0, "there is no plan of the size " + sku)));
        Map<String, Object> values = parameterValues();
        check(values, "planSku", PLAN_SIZE);
        check(values, "nodeSize", NODE_SIZE);
        check(values, "dispatcherNodeSize", NODE_SIZE);
        check(values, "functionTimeout", Pattern.compile("-1|(?:\\d+\\.)?\\d\\d:\\d\\d:\\d\\d"));
    }

    private void check(Map<String, Object> values, String name, Pattern allowed) {
        if (values.containsKey(name)
                && !allowed.matcher(String.valueOf(values.get(name))).matches()) {
            findings.add(new Finding(PARAMETERS, 0, name + " cannot be " + values.get(name)));
        }
    }

    /** What the parameter file and the scripts give must be there, and nothing that is wanted may be missing. */
    private void parameters() {
        BicepFile main = bicep.get(MAIN);
        Map<String, Object> values = parameterValues();
        Set<String> given = new TreeSet<>(values.keySet());
        for (String script : List.of("deploy/deploy.sh", "deploy/deploy.ps1")) {
            Set<String> passed = found(
                    "(?m)[ \"](\\w+)=\"?\\$(?:name|location|principal\\w*|Name|Location|Principal\\w*)\"",
                    project.file(script));
            if (!passed.equals(Set.of("name", "location", "deployerPrincipalId", "deployerPrincipalType"))) {
                findings.add(new Finding(script, 0, "passes the parameters " + passed));
            }
            given.addAll(passed);
        }
        given.addAll(found("(?m)^([a-z]\\w*)=", project.file("deploy/deploy.env")));
        main.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.PARAMETER)
                .filter(parameter -> parameter.body().isEmpty() && !given.contains(parameter.name()))
                .forEach(parameter -> report(main, parameter.node(), "nobody gives " + parameter.name()));
        for (String name : given) {
            Declaration parameter = main.declarations().get(name);
            if (parameter == null || parameter.kind() != Kind.PARAMETER) {
                findings.add(new Finding(PARAMETERS, 0, "gives " + name + ", which main.bicep does not take"));
            } else if (values.containsKey(name)) {
                checkValue(parameter, values.get(name));
            }
        }
    }

    private void checkValue(Declaration parameter, Object value) {
        String type = value instanceof String ? "string" : value instanceof Boolean ? "bool" : "int";
        if (!type.equals(parameter.type())) {
            findings.add(new Finding(PARAMETERS, 0, parameter.name() + " must be " + parameter.type()));
        }
        String literal = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        parameter
                .decorator("allowed")
                .filter(allowed -> allowed.get(0).children().stream()
                        .noneMatch(one -> one.text().equals(literal)))
                .ifPresent(
                        allowed -> findings.add(new Finding(PARAMETERS, 0, parameter.name() + " may not be " + value)));
    }

    private Map<String, Object> parameterValues() {
        try {
            Map<?, ?> parameters =
                    (Map<?, ?>) JSON.std.mapFrom(project.file(PARAMETERS)).get("parameters");
            return parameters.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> (String) entry.getKey(), entry -> ((Map<?, ?>) entry.getValue()).get("value")));
        } catch (IOException e) {
            throw new UncheckedIOException(PARAMETERS + " of " + project + " is not JSON", e);
        }
    }

    private void outputs() {
        BicepFile main = bicep.get(MAIN);
        for (Map.Entry<String, String> script : project.files().entrySet()) {
            Set<String> read = new TreeSet<>();
            if (script.getKey().matches("deploy/.*\\.sh")) {
                read.addAll(found("\\$\\{(\\w+):\\?", script.getValue()));
            } else if (script.getKey().matches("deploy/.*\\.ps1")) {
                read.addAll(found("Get-Output '(\\w+)'", script.getValue()));
            }
            read.remove("resourceGroup");
            read.stream()
                    .filter(name -> !main.outputs().containsKey(name))
                    .forEach(name -> findings.add(
                            new Finding(script.getKey(), 0, "reads " + name + ", which main.bicep does not put out")));
        }
        // An output whose name begins with several capitals comes back from Azure in another spelling.
        main.outputs().keySet().stream()
                .filter(name -> !name.matches("[a-z]+(?:[A-Z][a-z]+)*"))
                .forEach(name -> findings.add(new Finding(MAIN, 0, "the output " + name + " must be in camel case")));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Declaration> resources(BicepFile file, String type) {
        return file.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.RESOURCE)
                .filter(declaration -> declaration.resourceType().equals(type) && !declaration.existing())
                .toList();
    }

    private void report(BicepFile file, Syntax node, String message) {
        findings.add(new Finding(file.path(), node.line(), message));
    }
}
