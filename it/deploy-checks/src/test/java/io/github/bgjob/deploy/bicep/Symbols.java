package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.ANY;
import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;
import static io.github.bgjob.deploy.bicep.Type.Plain.INT;
import static io.github.bgjob.deploy.bicep.Type.Plain.STRING;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;

/** What the symbols of a file stand for. */
final class Symbols {

    private final BicepFile file;
    private final Optional<TypeLibrary> library;
    private final Map<String, Symbols> modules;
    private final Report report;
    private final Inference inference;
    private final Map<Declaration, Type> types = new HashMap<>();

    /** @param modules the symbols of all files, by path, once they are looked for */
    Symbols(BicepFile file, Optional<TypeLibrary> library, Map<String, Symbols> modules, Report report) {
        this.file = file;
        this.library = library;
        this.modules = modules;
        this.report = report;
        this.inference = new Inference(this, report);
    }

    Inference inference() {
        return inference;
    }

    Optional<Declaration> declaration(String symbol) {
        return Optional.ofNullable(file.declarations().get(symbol));
    }

    /** The file that a module is made of. */
    Optional<Symbols> module(Declaration module) {
        String directory = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        return Optional.ofNullable(modules.get(directory + module.type()));
    }

    /** What must and may be given to the file where it is a module. */
    Map<String, Type.Member> parameters() {
        Map<String, Type.Member> parameters = new LinkedHashMap<>();
        file.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.PARAMETER)
                .forEach(parameter -> {
                    Type type = typeOf(parameter);
                    parameters.put(
                            parameter.name(),
                            new Type.Member(() -> type, parameter.body().isEmpty(), false));
                });
        return parameters;
    }

    Optional<Type> typeOf(String symbol) {
        return declaration(symbol).map(this::typeOf);
    }

    Type typeOf(Declaration declaration) {
        Type known = types.get(declaration);
        if (known == null) {
            types.put(declaration, ANY);
            known = switch (declaration.kind()) {
                case PARAMETER, OUTPUT -> declared(declaration);
                case VARIABLE -> inference.infer(declaration.body().orElseThrow(), Map.of());
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

    Type declared(Declaration declaration) {
        Optional<List<Syntax>> allowed = declaration.decorator("allowed");
        if (allowed.isPresent()) {
            return Inference.either(allowed.get().get(0).children().stream()
                    .map(value -> inference.infer(value, Map.of()))
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
                report.add(declaration.node(), "there is no type " + declaration.type());
                yield ANY;
            }
        };
    }

    private Type moduleType(Declaration module) {
        Map<String, Type.Member> outputs = new LinkedHashMap<>();
        module(module).ifPresent(target -> target.file
                .outputs()
                .forEach((name, output) -> outputs.put(name, Type.Member.of(target.declared(output)))));
        return new Type.Structure(
                module.type(),
                Map.of(
                        "name",
                        Type.Member.of(STRING),
                        "outputs",
                        Type.Member.of(new Type.Structure("outputs of " + module.type(), outputs, null))),
                null);
    }
}
