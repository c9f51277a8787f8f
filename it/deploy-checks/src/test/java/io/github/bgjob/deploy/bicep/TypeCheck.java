package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;

/**
 * Looks for what the Bicep compiler would complain about: symbols, functions and properties that do not exist, values of
 * another type than is wanted, missing properties and parameters. Stricter in one point: where Microsoft lists values but
 * lets any other pass, only the listed ones do.
 */
public final class TypeCheck {

    private static final Set<String> OF_EXISTING = Set.of("name", "parent", "scope");
    private static final Set<String> OF_MODULES = Set.of("name", "scope", "params", "dependsOn");
    private static final Set<String> DECORATORS = Set.of(
            "description",
            "allowed",
            "minLength",
            "maxLength",
            "minValue",
            "maxValue",
            "secure",
            "metadata",
            "batchSize");

    private final BicepFile file;
    private final Optional<TypeLibrary> library;
    private final Report report;
    private final Symbols symbols;
    private final Inference inference;
    private final ValueCheck values;

    private TypeCheck(BicepFile file, Optional<TypeLibrary> library, Symbols symbols, Report report) {
        this.file = file;
        this.library = library;
        this.report = report;
        this.symbols = symbols;
        this.inference = symbols.inference();
        this.values = new ValueCheck(symbols, report);
    }

    /**
     * Checks files that use each other as modules.
     *
     * @param files by path
     * @param library without it resources are only looked at for symbols
     */
    public static List<Finding> of(Map<String, BicepFile> files, Optional<TypeLibrary> library) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Symbols> symbols = new HashMap<>();
        files.forEach(
                (path, file) -> symbols.put(path, new Symbols(file, library, symbols, new Report(path, findings))));
        files.forEach(
                (path, file) -> new TypeCheck(file, library, symbols.get(path), new Report(path, findings)).check());
        return findings.stream().distinct().toList();
    }

    private void check() {
        for (Declaration declaration : file.declarations().values()) {
            checkDecorators(declaration);
            switch (declaration.kind()) {
                case PARAMETER ->
                    declaration.body().ifPresent(value -> values.check(symbols.typeOf(declaration), value, Map.of()));
                case VARIABLE -> inference.infer(declaration.body().orElseThrow(), Map.of());
                case RESOURCE -> checkResource(declaration);
                case MODULE -> checkModule(declaration);
                case OUTPUT -> throw new IllegalStateException("outputs are kept apart");
            }
        }
        file.outputs()
                .values()
                .forEach(output ->
                        values.check(symbols.declared(output), output.body().orElseThrow(), Map.of()));
    }

    private void checkDecorators(Declaration declaration) {
        for (Syntax call : declaration.decorators()) {
            String name = call.children().get(0).text();
            if (!DECORATORS.contains(name)) {
                report.add(call, "there is no decorator @" + name);
            }
        }
    }

    private void checkResource(Declaration resource) {
        Map<String, Type> scope = scope(resource);
        resource.condition().ifPresent(condition -> values.check(BOOL, condition, scope));
        Syntax body = resource.body().orElseThrow();
        body.at("parent").ifPresent(parent -> checkParent(resource, parent));
        if (library.isEmpty()) {
            inference.infer(body, scope);
            return;
        }
        Optional<Type> type = library.get().resource(resource.type());
        if (type.isEmpty()) {
            report.add(resource.node(), "there is no resource type " + resource.type());
        } else if (resource.existing()) {
            for (Syntax.Property property : body.properties()) {
                if (!OF_EXISTING.contains(property.name())) {
                    report.add(property.key(), "an existing resource has no '" + property.name() + "' to set");
                }
                inference.infer(property.value(), scope);
            }
        } else {
            values.check(type.get(), body, scope);
        }
    }

    private void checkParent(Declaration resource, Syntax parent) {
        Optional<Declaration> declared = symbols.declaration(parent.text()).filter(it -> it.kind() == Kind.RESOURCE);
        if (declared.isEmpty()) {
            report.add(parent, "the parent '" + parent.text() + "' is not a resource");
        } else if (!resource.resourceType()
                .substring(0, resource.resourceType().lastIndexOf('/'))
                .equals(declared.get().resourceType())) {
            report.add(
                    parent,
                    "a " + resource.resourceType() + " cannot be in a "
                            + declared.get().resourceType());
        }
    }

    private void checkModule(Declaration module) {
        Map<String, Type> scope = scope(module);
        Syntax body = module.body().orElseThrow();
        Optional<Symbols> target = symbols.module(module);
        if (target.isEmpty()) {
            report.add(module.node(), "there is no module " + module.type());
            return;
        }
        for (Syntax.Property property : body.properties()) {
            if (!OF_MODULES.contains(property.name())) {
                report.add(property.key(), "a module has no '" + property.name() + "'");
            }
            if (!property.name().equals("params")) {
                inference.infer(property.value(), scope);
            }
        }
        Map<String, Type.Member> parameters = target.get().parameters();
        Type wanted = new Type.Structure("params of " + module.type(), parameters, null);
        body.at("params")
                .ifPresentOrElse(
                        params -> values.check(wanted, params, scope),
                        () -> parameters.forEach((name, member) -> {
                            if (member.required()) {
                                report.add(module.node(), "misses '" + name + "'");
                            }
                        }));
    }

    /** What a loop declares, by name. */
    private Map<String, Type> scope(Declaration declaration) {
        return declaration.loop().map(loop -> inference.scope(loop, Map.of())).orElse(Map.of());
    }
}
