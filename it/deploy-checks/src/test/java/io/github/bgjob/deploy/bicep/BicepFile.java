package io.github.bgjob.deploy.bicep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.bgjob.deploy.Finding;

/**
 * A Bicep file as what it declares, in its order.
 *
 * @param path in the project, for example {@code infra/main.bicep}
 * @param declarations by symbol; outputs are kept apart, because they may be called like anything else
 */
public record BicepFile(
        String path,
        String text,
        Syntax root,
        Map<String, Declaration> declarations,
        Map<String, Declaration> outputs) {

    /** What a symbol stands for. */
    public enum Kind {
        PARAMETER,
        VARIABLE,
        RESOURCE,
        MODULE,
        OUTPUT
    }

    /**
     * A declaration.
     *
     * @param type of a resource with its version, path of a module, type of a parameter or output; empty for variables
     * @param existing whether a resource is only looked up
     * @param body the value: the object of a resource or module, the default of a parameter
     */
    public record Declaration(
            Kind kind,
            String name,
            String type,
            boolean existing,
            Optional<Syntax> loop,
            Optional<Syntax> condition,
            Optional<Syntax> body,
            List<Syntax> decorators,
            Syntax node) {

        /** The type of a resource without its version. */
        public String resourceType() {
            return type.substring(0, Math.max(0, type.indexOf('@')));
        }

        /** The arguments of a decorator. */
        public Optional<List<Syntax>> decorator(String name) {
            return decorators.stream()
                    .filter(call ->
                            call.child("identifier").orElseThrow().text().equals(name))
                    .map(call -> call.child("arguments").orElseThrow().children())
                    .findFirst();
        }
    }

    /** The same at another path. */
    BicepFile at(String otherPath) {
        return new BicepFile(otherPath, text, root, declarations, outputs);
    }

    /** Reads a file's tree; what is declared twice is added to the findings. */
    static BicepFile of(String path, String text, Syntax root, List<Finding> findings) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        Map<String, Declaration> outputs = new LinkedHashMap<>();
        List<Syntax> decorators = new ArrayList<>();
        for (Syntax statement : root.children()) {
            if (statement.is("decorators")) {
                statement
                        .children()
                        .forEach(decorator -> decorators.add(
                                decorator.child("call_expression").orElseThrow()));
                continue;
            }
            declaration(statement, List.copyOf(decorators)).ifPresent(declaration -> {
                Map<String, Declaration> place = declaration.kind() == Kind.OUTPUT ? outputs : declarations;
                if (place.putIfAbsent(declaration.name(), declaration) != null) {
                    findings.add(new Finding(path, statement.line(), "'" + declaration.name() + "' is declared twice"));
                }
            });
            decorators.clear();
        }
        return new BicepFile(path, text, root, declarations, outputs);
    }

    private static Optional<Declaration> declaration(Syntax statement, List<Syntax> decorators) {
        return switch (statement.type()) {
            case "parameter_declaration" -> Optional.of(typed(Kind.PARAMETER, statement, decorators));
            case "output_declaration" -> Optional.of(typed(Kind.OUTPUT, statement, decorators));
            case "variable_declaration" ->
                Optional.of(new Declaration(
                        Kind.VARIABLE,
                        name(statement),
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(statement.last()),
                        decorators,
                        statement));
            case "resource_declaration" -> Optional.of(deployed(Kind.RESOURCE, statement, decorators));
            case "module_declaration" -> Optional.of(deployed(Kind.MODULE, statement, decorators));
            default -> Optional.empty();
        };
    }

    private static Declaration typed(Kind kind, Syntax statement, List<Syntax> decorators) {
        Syntax type = statement.children().get(1);
        Syntax last = statement.last();
        return new Declaration(
                kind,
                name(statement),
                type.text(),
                false,
                Optional.empty(),
                Optional.empty(),
                last.equals(type) ? Optional.empty() : Optional.of(last),
                decorators,
                statement);
    }

    private static Declaration deployed(Kind kind, Syntax statement, List<Syntax> decorators) {
        Syntax body = statement.last();
        Optional<Syntax> loop = Optional.of(body).filter(node -> node.is("for_statement"));
        body = loop.map(Syntax::last).orElse(body);
        Optional<Syntax> condition = Optional.of(body).filter(node -> node.is("if_statement"));
        body = condition.map(Syntax::last).orElse(body);
        return new Declaration(
                kind,
                name(statement),
                statement.child("string").flatMap(Syntax::literal).orElse(""),
                statement.child("existing").isPresent(),
                loop,
                condition.map(it -> it.children().get(0)),
                Optional.of(body),
                decorators,
                statement);
    }

    private static String name(Syntax statement) {
        return statement.child("identifier").orElseThrow().text();
    }
}
