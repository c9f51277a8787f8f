package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.ANY;
import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;
import static io.github.bgjob.deploy.bicep.Type.Plain.INT;
import static io.github.bgjob.deploy.bicep.Type.Plain.NULL;
import static io.github.bgjob.deploy.bicep.Type.Plain.STRING;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final Set<String> OF_BICEP = Set.of("parent", "scope", "dependsOn");
    private static final Set<String> OF_EXISTING = Set.of("name", "parent", "scope");
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

    private final Map<String, BicepFile> files;
    private final Optional<TypeLibrary> library;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Declaration, Type> types = new HashMap<>();
    private BicepFile file;

    private TypeCheck(Map<String, BicepFile> files, Optional<TypeLibrary> library) {
        this.files = files;
        this.library = library;
    }

    /**
     * Checks files that use each other as modules.
     *
     * @param files by path
     * @param library without it resources are only looked at for symbols
     */
    public static List<Finding> of(Map<String, BicepFile> files, Optional<TypeLibrary> library) {
        TypeCheck check = new TypeCheck(files, library);
        files.values().forEach(check::check);
        return check.findings.stream().distinct().toList();
    }

    private void check(BicepFile checked) {
        file = checked;
        for (Declaration declaration : checked.declarations().values()) {
            checkDecorators(declaration);
            switch (declaration.kind()) {
                case PARAMETER -> declaration.body().ifPresent(value -> check(typeOf(declaration), value, Map.of()));
                case VARIABLE -> infer(declaration.body().orElseThrow(), Map.of());
                case RESOURCE -> checkResource(declaration);
                case MODULE -> checkModule(declaration);
                case OUTPUT -> throw new IllegalStateException("outputs are kept apart");
            }
        }
        checked.outputs()
                .values()
                .forEach(output -> check(declared(output), output.body().orElseThrow(), Map.of()));
    }

    private void checkDecorators(Declaration declaration) {
        for (Syntax call : declaration.decorators()) {
            String name = call.children().get(0).text();
            if (!DECORATORS.contains(name)) {
                report(call, "there is no decorator @" + name);
            }
        }
    }

    private void checkResource(Declaration resource) {
        Map<String, Type> scope = scope(resource);
        resource.condition().ifPresent(condition -> check(BOOL, condition, scope));
        Syntax body = resource.body().orElseThrow();
        body.at("parent").ifPresent(parent -> checkParent(resource, parent));
        if (library.isEmpty()) {
            infer(body, scope);
            return;
        }
        Optional<Type> type = library.get().resource(resource.type());
        if (type.isEmpty()) {
            report(resource.node(), "there is no resource type " + resource.type());
        } else if (resource.existing()) {
            for (Syntax.Property property : body.properties()) {
                if (!OF_EXISTING.contains(property.name())) {
                    report(property.key(), "an existing resource has no '" + property.name() + "' to set");
                }
                infer(property.value(), scope);
            }
        } else {
            check(type.get(), body, scope);
        }
    }

    private void checkParent(Declaration resource, Syntax parent) {
        Declaration declared = file.declarations().get(parent.text());
        if (declared == null || declared.kind() != Kind.RESOURCE) {
            report(parent, "the parent '" + parent.text() + "' is not a resource");
        } else if (!resource.resourceType()
                .substring(0, resource.resourceType().lastIndexOf('/'))
                .equals(declared.resourceType())) {
            report(parent, "a " + resource.resourceType() + " cannot be in a " + declared.resourceType());
        }
    }

    private void checkModule(Declaration module) {
        Map<String, Type> scope = scope(module);
        Syntax body = module.body().orElseThrow();
        Optional<BicepFile> target = module(module);
        if (target.isEmpty()) {
            report(module.node(), "there is no module " + module.type());
            return;
        }
        for (Syntax.Property property : body.properties()) {
            if (!Set.of("name", "scope", "params", "dependsOn").contains(property.name())) {
                report(property.key(), "a module has no '" + property.name() + "'");
            }
            if (!property.name().equals("params")) {
                infer(property.value(), scope);
            }
        }
        Map<String, Type.Member> parameters = new LinkedHashMap<>();
        BicepFile caller = file;
        file = target.get();
        target.get().declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.PARAMETER)
                .forEach(parameter -> {
                    Type type = typeOf(parameter);
                    parameters.put(
                            parameter.name(),
                            new Type.Member(() -> type, parameter.body().isEmpty(), false));
                });
        file = caller;
        Type wanted = new Type.Structure("params of " + module.type(), parameters, null);
        body.at("params")
                .ifPresentOrElse(
                        params -> check(wanted, params, scope),
                        () -> parameters.forEach((name, member) -> {
                            if (member.required()) {
                                report(module.node(), "misses '" + name + "'");
                            }
                        }));
    }

    private Optional<BicepFile> module(Declaration module) {
        String directory = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        return Optional.ofNullable(files.get(directory + module.type()));
    }

    /** What a loop declares, by name. */
    private Map<String, Type> scope(Declaration declaration) {
        return declaration.loop().map(loop -> scope(loop, Map.of())).orElse(Map.of());
    }

    private Map<String, Type> scope(Syntax loop, Map<String, Type> outer) {
        Map<String, Type> scope = new HashMap<>(outer);
        List<Syntax> parts = loop.children();
        Syntax variable = parts.get(0);
        Type items = infer(parts.get(1), outer);
        Type item = items instanceof Type.Array array ? array.item() : ANY;
        if (items instanceof Type.Plain && items != ANY) {
            report(parts.get(1), "cannot be looped over: " + items);
        }
        scope.put(variable.text(), item);
        return scope;
    }

    /** Checks that an expression gives what is wanted, going into literals as deep as they go. */
    private void check(Type wanted, Syntax value, Map<String, Type> scope) {
        switch (value.type()) {
            case "parenthesized_expression" -> check(wanted, value.last(), scope);
            case "ternary_expression" -> {
                check(BOOL, value.field("condition"), scope);
                check(wanted, value.field("consequence"), scope);
                check(wanted, value.field("alternative"), scope);
            }
            case "object" -> checkObject(wanted, value, scope);
            case "array" -> {
                if (wanted instanceof Type.Array array) {
                    value.children().forEach(item -> check(array.item(), item, scope));
                } else {
                    checkFit(wanted, value, infer(value, scope));
                }
            }
            case "for_statement" -> {
                if (wanted instanceof Type.Array array) {
                    check(array.item(), value.last(), scope(value, scope));
                } else {
                    checkFit(wanted, value, infer(value, scope));
                }
            }
            case "call_expression" -> {
                Type given = infer(value, scope);
                if (value.field("function").text().equals("concat") && wanted instanceof Type.Array) {
                    value.field("arguments").children().forEach(argument -> check(wanted, argument, scope));
                } else {
                    checkFit(wanted, value, given);
                }
            }
            case "identifier" -> {
                Declaration declared = file.declarations().get(value.text());
                boolean variable =
                        declared != null && declared.kind() == Kind.VARIABLE && !scope.containsKey(value.text());
                if (variable) {
                    check(wanted, declared.body().orElseThrow(), Map.of());
                } else {
                    checkFit(wanted, value, infer(value, scope));
                }
            }
            default -> checkFit(wanted, value, infer(value, scope));
        }
    }

    private void checkObject(Type wanted, Syntax object, Map<String, Type> scope) {
        if (wanted instanceof Type.Choice choice) {
            Optional<String> value = object.at(choice.discriminator()).flatMap(Syntax::literal);
            Type.Structure chosen = choice.objects().get(value.orElse(""));
            if (chosen == null) {
                report(
                        object,
                        "'" + choice.discriminator() + "' must be one of "
                                + choice.objects().keySet());
            } else {
                checkObject(chosen, object, scope);
            }
        } else if (wanted instanceof Type.Structure structure) {
            checkStructure(structure, object, scope);
        } else {
            checkFit(wanted, object, infer(object, scope));
        }
    }

    private void checkStructure(Type.Structure structure, Syntax object, Map<String, Type> scope) {
        boolean resource = structure.members().containsKey("apiVersion");
        for (Syntax.Property property : object.properties()) {
            Type.Member member = structure.members().get(property.name());
            property.key().all().filter(part -> part.is("interpolation")).forEach(part -> infer(part.last(), scope));
            if (resource && OF_BICEP.contains(property.name())) {
                infer(property.value(), scope);
            } else if (member == null && structure.additional() == null) {
                report(property.key(), structure.name() + " has no '" + property.name() + "'");
                infer(property.value(), scope);
            } else if (member == null) {
                check(structure.additional(), property.value(), scope);
            } else if (member.readOnly()) {
                report(property.key(), "'" + property.name() + "' of " + structure.name() + " can only be read");
            } else {
                check(member.type().get(), property.value(), scope);
            }
        }
        structure.members().forEach((name, member) -> {
            if (member.required() && !member.readOnly() && object.at(name).isEmpty()) {
                report(object, structure.name() + " misses '" + name + "'");
            }
        });
    }

    private void checkFit(Type wanted, Syntax value, Type given) {
        if (!fits(wanted, given)) {
            report(value, "is " + given + ", but " + wanted + " is wanted");
        }
    }

    private static boolean fits(Type wanted, Type given) {
        if (wanted == ANY || given == ANY || given == NULL) {
            return true;
        }
        if (given instanceof Type.Either either) {
            return either.types().stream().allMatch(type -> fits(wanted, type));
        }
        if (wanted instanceof Type.Either either) {
            List<Type> literals = either.types().stream()
                    .filter(Type.Literal.class::isInstance)
                    .toList();
            boolean listed = !literals.isEmpty() && given instanceof Type.Literal;
            return (listed ? literals : either.types()).stream().anyMatch(type -> fits(type, given));
        }
        if (given instanceof Type.Literal literal) {
            if (wanted instanceof Type.Literal one) {
                return one.value().equals(literal.value());
            }
            return wanted instanceof Type.Limited limited
                    ? limited.plain() == literal.plain() && isWithin(limited, literal.value())
                    : wanted == literal.plain();
        }
        if (wanted instanceof Type.Literal) {
            return false;
        }
        if (wanted instanceof Type.Array array) {
            return given instanceof Type.Array other && fits(array.item(), other.item());
        }
        return plain(wanted) == plain(given);
    }

    private static boolean isWithin(Type.Limited limits, Object value) {
        long size = value instanceof String text ? text.length() : ((Number) value).longValue();
        return (limits.least() == null || size >= limits.least())
                && (limits.most() == null || size <= limits.most())
                && (limits.pattern() == null || String.valueOf(value).matches(limits.pattern()));
    }

    private static Object plain(Type type) {
        if (type instanceof Type.Limited limited) {
            return limited.plain();
        }
        return type instanceof Type.Plain ? type : "object";
    }

    private Type infer(Syntax value, Map<String, Type> scope) {
        return switch (value.type()) {
            case "string" -> {
                value.children().stream()
                        .filter(part -> part.is("interpolation"))
                        .forEach(part -> infer(part.last(), scope));
                yield value.literal().<Type>map(Type.Literal::new).orElse(STRING);
            }
            case "number" -> new Type.Literal(Integer.valueOf(value.text()).longValue());
            case "boolean" -> new Type.Literal(Boolean.valueOf(value.text()));
            case "null" -> NULL;
            case "identifier" -> symbol(value, scope);
            case "parenthesized_expression" -> infer(value.last(), scope);
            case "object" -> {
                Map<String, Type.Member> members = new LinkedHashMap<>();
                value.properties()
                        .forEach(property ->
                                members.put(property.name(), Type.Member.of(infer(property.value(), scope))));
                yield new Type.Structure("object", members, null);
            }
            case "array" ->
                new Type.Array(either(value.children().stream()
                        .map(item -> infer(item, scope))
                        .toList()));
            case "for_statement" -> new Type.Array(infer(value.last(), scope(value, scope)));
            case "ternary_expression" -> {
                check(BOOL, value.field("condition"), scope);
                yield either(
                        List.of(infer(value.field("consequence"), scope), infer(value.field("alternative"), scope)));
            }
            case "member_expression" -> member(value, scope);
            case "subscript_expression" -> {
                infer(value.field("index"), scope);
                yield infer(value.field("object"), scope) instanceof Type.Array array ? array.item() : ANY;
            }
            case "call_expression" -> call(value, scope);
            case "unary_expression" -> {
                boolean not = value.text().startsWith("!");
                check(not ? BOOL : INT, value.field("argument"), scope);
                yield not ? BOOL : INT;
            }
            case "binary_expression" -> {
                value.children().forEach(operand -> infer(operand, scope));
                yield value.text().matches("(?s).*(==|!=|<|>|&&|\\|\\|).*") ? BOOL : ANY;
            }
            default -> {
                value.children().forEach(child -> infer(child, scope));
                yield ANY;
            }
        };
    }

    private static Type either(List<Type> types) {
        List<Type> different = types.stream().distinct().toList();
        if (different.isEmpty()) {
            return ANY;
        }
        return different.size() == 1 ? different.get(0) : new Type.Either(different);
    }

    private Type symbol(Syntax name, Map<String, Type> scope) {
        if (scope.containsKey(name.text())) {
            return scope.get(name.text());
        }
        Declaration declaration = file.declarations().get(name.text());
        if (declaration == null) {
            report(name, "there is no '" + name.text() + "'");
            return ANY;
        }
        return typeOf(declaration);
    }

    private Type typeOf(Declaration declaration) {
        Type known = types.get(declaration);
        if (known == null) {
            types.put(declaration, ANY);
            known = switch (declaration.kind()) {
                case PARAMETER, OUTPUT -> declared(declaration);
                case VARIABLE -> infer(declaration.body().orElseThrow(), Map.of());
                case RESOURCE -> {
                    Type one = library.flatMap(it -> it.resource(declaration.type()))
                            .orElse(ANY);
                    yield declaration.loop().isPresent() ? new Type.Array(one) : one;
                }
                case MODULE -> moduleType(declaration);
            };
            types.put(declaration, known);
        }
        return known;
    }

    private Type declared(Declaration declaration) {
        Optional<List<Syntax>> allowed = declaration.decorator("allowed");
        if (allowed.isPresent()) {
            return either(allowed.get().get(0).children().stream()
                    .map(value -> infer(value, Map.of()))
                    .toList());
        }
        return switch (declaration.type()) {
            case "string" -> STRING;
            case "int" -> INT;
            case "bool" -> BOOL;
            case "array" -> new Type.Array(ANY);
            case "string[]" -> new Type.Array(STRING);
            case "object" -> new Type.Structure("object", Map.of(), ANY);
            default -> {
                report(declaration.node(), "there is no type " + declaration.type());
                yield ANY;
            }
        };
    }

    private Type moduleType(Declaration module) {
        Map<String, Type.Member> outputs = new LinkedHashMap<>();
        module(module).ifPresent(target -> target.outputs()
                .forEach((name, output) -> outputs.put(name, Type.Member.of(declared(output)))));
        return new Type.Structure(
                module.type(),
                Map.of(
                        "name",
                        Type.Member.of(STRING),
                        "outputs",
                        Type.Member.of(new Type.Structure("outputs of " + module.type(), outputs, null))),
                null);
    }

    private Type member(Syntax expression, Map<String, Type> scope) {
        Type object = infer(expression.field("object"), scope);
        String name = expression.field("property").text();
        Map<String, Type.Member> members = Map.of();
        if (object instanceof Type.Structure structure) {
            members = structure.members();
            if (!members.containsKey(name) && structure.additional() != null) {
                return structure.additional();
            }
        } else if (object instanceof Type.Choice choice) {
            members = choice.base();
        } else if (!(object instanceof Type.Plain) || object == ANY) {
            return ANY;
        }
        Type.Member member = members.get(name);
        if (member == null) {
            report(expression.field("property"), object + " has no '" + name + "'");
            return ANY;
        }
        return member.type().get();
    }

    private Type call(Syntax call, Map<String, Type> scope) {
        String name = call.field("function").text();
        List<Syntax> arguments = call.field("arguments").children();
        List<Type> types =
                arguments.stream().map(argument -> infer(argument, scope)).toList();
        Optional<BicepFunctions.Function> function = BicepFunctions.of(name);
        if (function.isEmpty()) {
            report(call, "there is no function " + name + ", or none that is used here");
            return ANY;
        }
        if (arguments.size() < function.get().fewest()
                || arguments.size() > function.get().most()) {
            report(call, name + " does not take " + arguments.size() + " arguments");
        }
        boolean joinsArrays = name.equals("concat") && types.stream().allMatch(Type.Array.class::isInstance);
        if (joinsArrays) {
            return new Type.Array(either(
                    types.stream().map(type -> ((Type.Array) type).item()).toList()));
        }
        return function.get().result();
    }

    private void report(Syntax where, String message) {
        String what = where.text().lines().findFirst().orElse("");
        findings.add(new Finding(file.path(), where.line(), message + ", at: " + what));
    }
}
