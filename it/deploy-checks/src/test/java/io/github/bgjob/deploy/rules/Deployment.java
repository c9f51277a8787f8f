package io.github.bgjob.deploy.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.Project;
import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;
import io.github.bgjob.deploy.bicep.Syntax;

/**
 * What the rules look at.
 *
 * @param bicep what could be parsed, by path
 * @param findings where the rules put what they find
 */
record Deployment(Project project, Map<String, BicepFile> bicep, List<Finding> findings) {

    static final String MAIN = "infra/main.bicep";

    BicepFile main() {
        return bicep.get(MAIN);
    }

    void report(BicepFile file, Syntax node, String message) {
        findings.add(new Finding(file.path(), node.line(), message));
    }

    /** Reports something of a file as a whole. */
    void report(String path, String message) {
        findings.add(new Finding(path, 0, message));
    }

    /** The resources of a type that a file makes. */
    static List<Declaration> resources(BicepFile file, String type) {
        return file.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.RESOURCE)
                .filter(declaration -> declaration.resourceType().equals(type) && !declaration.existing())
                .toList();
    }

    /** What is below a node, but for the names of properties. */
    static Stream<Syntax> values(Syntax node) {
        if (node.is("object_property")) {
            Syntax key = node.children().get(0);
            Stream<Syntax> keyValues = key.is("string") ? values(key) : Stream.of();
            return Stream.concat(keyValues, node.children().stream().skip(1).flatMap(Deployment::values));
        }
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(Deployment::values));
    }
}
