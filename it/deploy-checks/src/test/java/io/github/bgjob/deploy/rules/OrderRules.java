package io.github.bgjob.deploy.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.Graph;

/** Nothing runs before its identity has its roles: by what it refers to, or by {@code dependsOn}. */
final class OrderRules {

    private static final String ROLES = "Microsoft.Authorization/roleAssignments";
    private static final String APP = "Microsoft.Web/sites";
    private static final String POOL = "Microsoft.Batch/batchAccounts/pools";

    private final Deployment deployment;
    private final Graph main;

    private OrderRules(Deployment deployment) {
        this.deployment = deployment;
        this.main = deployment.infra().graphs().get("main.bicep");
    }

    static void check(Deployment deployment) {
        OrderRules rules = new OrderRules(deployment);
        Map<String, Graph> modules = new TreeMap<>();
        rules.main.nodes().forEach((symbol, node) -> {
            if (!node.module().isEmpty()) {
                modules.put(symbol, deployment.infra().graphs().get(node.module()));
            }
        });
        modules.keySet().forEach(module -> rules.workloadsWait(module, modules));
    }

    private void workloadsWait(String module, Map<String, Graph> modules) {
        Graph graph = modules.get(module);
        for (String workload : workloads(graph)) {
            Set<String> before = graph.allBefore(workload);
            graph.made(ROLES).stream()
                    .filter(role -> !role.startsWith("deployer") && !before.contains(role))
                    .forEach(role ->
                            deployment.report(Deployment.MAIN, workload + " in " + module + " must wait for " + role));
        }
        if (workloads(graph).isEmpty()) {
            return;
        }
        // Nodes of Batch write no logs there.
        boolean logs = !graph.made(APP).isEmpty();
        Set<String> before = main.allBefore(module);
        modules.forEach((other, roles) -> {
            boolean needed = !other.equals(module) && (logs || !other.equals("monitoring"));
            if (needed && !roles.made(ROLES).isEmpty() && !before.contains(other)) {
                deployment.report(Deployment.MAIN, module + " must wait for the roles of " + other);
            }
        });
    }

    private static List<String> workloads(Graph graph) {
        return Stream.of(APP, POOL).flatMap(type -> graph.made(type).stream()).toList();
    }
}
