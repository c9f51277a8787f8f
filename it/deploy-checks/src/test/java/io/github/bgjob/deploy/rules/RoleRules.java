package io.github.bgjob.deploy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** Every role is the one it is called after, and nothing runs before its identity has its roles. */
final class RoleRules {

    /** Source: "Azure built-in roles". */
    private static final Map<String, String> ROLES = Map.of(
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "StorageBlobDataOwner",
            "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "StorageQueueDataContributor",
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "StorageTableDataContributor",
            "3913510d-42f4-4e42-8a64-420c390055eb", "MonitoringMetricsPublisher",
            "48e5e92e-a480-4e71-aa9c-2778f4c13781", "AzureBatchJobSubmitter",
            "11076f67-66f6-4be0-8f6b-f0609fd05cc9", "BatchAccountReader");

    private static final Pattern GUID = Pattern.compile("'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'");

    private final Deployment deployment;

    private RoleRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        RoleRules rules = new RoleRules(deployment);
        deployment.bicep().values().forEach(rules::roles);
        rules.appsWaitForRoles();
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
                            deployment.report(file, variable.node(), "is not the id of the role " + variable.name());
                        }
                    }
                });
        for (Declaration assignment : Deployment.resources(file, "Microsoft.Authorization/roleAssignments")) {
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
                deployment.report(file, assignment.node(), "must take its role by subscriptionResourceId");
            } else if (!name.equals("guid(" + scope + ".id, " + principal + ", " + id.group(1) + ")")) {
                deployment.report(file, assignment.node(), "must be called guid(scope, principal, role)");
            }
            if (body.at("properties", "principalType").isEmpty()) {
                deployment.report(
                        file, assignment.node(), "must say its principalType: a new identity is not found otherwise");
            }
        }
    }

    /** Who runs code must be made after the roles of its identity: by what it refers to, or by dependsOn. */
    private void appsWaitForRoles() {
        BicepFile main = deployment.main();
        Map<String, BicepFile> modules = main.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.MODULE)
                .filter(module -> deployment.bicep().containsKey("infra/" + module.type()))
                .collect(Collectors.toMap(
                        Declaration::name, module -> deployment.bicep().get("infra/" + module.type())));
        modules.forEach((name, file) -> {
            for (Declaration workload : workloads(file)) {
                Set<String> before = dependencies(file, workload.name());
                Deployment.resources(file, "Microsoft.Authorization/roleAssignments").stream()
                        .filter(role -> !role.name().startsWith("deployer"))
                        .filter(role -> !before.contains(role.name()))
                        .forEach(role -> deployment.report(file, workload.node(), "must wait for " + role.name()));
                Set<String> modulesBefore = dependencies(main, name);
                modules.forEach((other, roles) -> {
                    // Nodes of Batch write no logs there.
                    boolean needed = !other.equals("monitoring")
                            || workload.resourceType().equals("Microsoft.Web/sites");
                    boolean givesRoles = !Deployment.resources(roles, "Microsoft.Authorization/roleAssignments")
                            .isEmpty();
                    if (givesRoles && needed && !other.equals(name) && !modulesBefore.contains(other)) {
                        deployment.report(
                                main, main.declarations().get(name).node(), "must wait for the roles of " + other);
                    }
                });
            }
        });
    }

    private static List<Declaration> workloads(BicepFile file) {
        return Stream.of("Microsoft.Web/sites", "Microsoft.Batch/batchAccounts/pools")
                .flatMap(type -> Deployment.resources(file, type).stream())
                .toList();
    }

    private static Set<String> dependencies(BicepFile file, String name) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            Declaration declaration = file.declarations().get(open.remove(open.size() - 1));
            declaration.body().stream()
                    .flatMap(Deployment::values)
                    .filter(node -> node.is("identifier"))
                    .map(Syntax::text)
                    .filter(file.declarations()::containsKey)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }
}
