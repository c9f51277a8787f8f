package io.github.bgjob.deploy.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.bgjob.deploy.bicep.Resource;

/** The program and whoever deploys it have exactly the roles that they need. */
final class RoleRules {

    /** Source: "Azure built-in roles". */
    private static final Map<String, String> ROLES = Map.of(
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner",
            "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "Storage Queue Data Contributor",
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "Storage Table Data Contributor",
            "3913510d-42f4-4e42-8a64-420c390055eb", "Monitoring Metrics Publisher",
            "48e5e92e-a480-4e71-aa9c-2778f4c13781", "Azure Batch Job Submitter",
            "11076f67-66f6-4be0-8f6b-f0609fd05cc9", "Batch Account Reader");

    private static final Set<String> ON_STORAGE =
            Set.of("Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor");
    private static final Set<String> ON_BATCH = Set.of("Azure Batch Job Submitter", "Batch Account Reader");
    private static final Map<String, Set<String>> OF_PROGRAM = Map.of(
            "Microsoft.Storage/storageAccounts", ON_STORAGE,
            "Microsoft.Batch/batchAccounts", ON_BATCH,
            "Microsoft.Insights/components", Set.of("Monitoring Metrics Publisher"));
    private static final Map<String, Set<String>> OF_DEPLOYER = Map.of(
            "Microsoft.Storage/storageAccounts", ON_STORAGE,
            "Microsoft.Batch/batchAccounts", ON_BATCH);

    private final Deployment deployment;
    private final Map<String, Set<String>> ofProgram = new TreeMap<>();
    private final Map<String, Set<String>> ofDeployer = new TreeMap<>();

    private RoleRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        RoleRules rules = new RoleRules(deployment);
        deployment.infra().resources("Microsoft.Authorization/roleAssignments").forEach(rules::assignment);
        rules.complete("the program", rules.ofProgram, OF_PROGRAM);
        rules.complete("whoever deploys", rules.ofDeployer, OF_DEPLOYER);
    }

    private void assignment(Resource assignment) {
        Optional<Resource> scope = deployment.infra().resources().stream()
                .filter(resource -> resource.id().equals(assignment.scope()))
                .findFirst();
        if (scope.isEmpty()) {
            deployment.report(assignment, "has a name that nobody knows before, or gives a role on nothing");
            return;
        }
        String role = assignment.text("properties.roleDefinitionId").replaceFirst(".*/", "");
        String principal = assignment.text("properties.principalId");
        boolean deployer = principal.equals(deployment.infra().parameters().get("deployerPrincipalId"));
        String named = deployer ? principal : identity().id();
        if (!deployer && !principal.contains("'" + named + "'")) {
            deployment.report(assignment, "gives a role to somebody else: " + principal);
        }
        if (!assignment.name().equals(ArmGuid.of(scope.get().id(), named, role))) {
            deployment.report(assignment, "must be called guid(scope, identity or deployer, role)");
        }
        // A new identity is not found otherwise.
        String type = deployer
                ? deployment.infra().parameters().get("deployerPrincipalType").toString()
                : "ServicePrincipal";
        if (!assignment.text("properties.principalType").equals(type)) {
            deployment.report(assignment, "must have the principalType " + type);
        }
        (deployer ? ofDeployer : ofProgram)
                .computeIfAbsent(scope.get().type(), on -> new TreeSet<>())
                .add(ROLES.getOrDefault(role, role));
    }

    private Resource identity() {
        return deployment
                .infra()
                .resources("Microsoft.ManagedIdentity/userAssignedIdentities")
                .get(0);
    }

    private void complete(String who, Map<String, Set<String>> given, Map<String, Set<String>> wanted) {
        wanted.forEach((type, roles) -> {
            boolean there = !deployment.infra().resources(type).isEmpty();
            Set<String> has = given.getOrDefault(type, Set.of());
            if (!has.equals(there ? roles : Set.of())) {
                deployment.report(
                        Deployment.MAIN,
                        who + " has on " + type + " the roles " + has + ", but must have " + new TreeSet<>(roles));
            }
        });
        given.keySet().stream()
                .filter(type -> !wanted.containsKey(type))
                .forEach(type -> deployment.report(Deployment.MAIN, who + " needs no role on " + type));
    }
}
