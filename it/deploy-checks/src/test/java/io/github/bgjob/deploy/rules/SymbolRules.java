package io.github.bgjob.deploy.rules;

import java.util.Optional;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;

/** Nothing is declared that is not used. */
final class SymbolRules {

    private final Deployment deployment;

    private SymbolRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        SymbolRules rules = new SymbolRules(deployment);
        deployment.bicep().values().forEach(rules::unused);
    }

    private void unused(BicepFile file) {
        file.declarations().values().stream()
                .filter(it -> it.kind() == Kind.PARAMETER || it.kind() == Kind.VARIABLE || it.existing())
                .filter(it -> references(file, it.name()) == 0)
                .forEach(it -> deployment.report(file, it.node(), "'" + it.name() + "' is never used"));
    }

    private static long references(BicepFile file, String name) {
        return Stream.concat(file.declarations().values().stream(), file.outputs().values().stream())
                .flatMap(declaration -> Stream.of(declaration.body(), declaration.loop(), declaration.condition())
                        .flatMap(Optional::stream))
                .flatMap(Deployment::values)
                .filter(node -> node.is("identifier") && node.text().equals(name))
                .count();
    }
}
