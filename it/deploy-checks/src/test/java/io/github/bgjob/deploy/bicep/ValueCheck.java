package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;

/** Compares the values in a file with what is wanted where they stand. */
final class ValueCheck {

    private static final Set<String> OF_BICEP = Set.of("parent", "scope", "dependsOn");

    private final Symbols symbols;
    private final Inference inference;
    private final Report report;

    ValueCheck(Symbols symbols, Report report) {
        this.symbols = symbols;
        this.inference = symbols.inference();
        this.report = report;
    }

    /** Checks that an expression gives what is wanted, going into literals as deep as they go. */
    void check(Type wanted, Syntax value, Map<String, Type> scope) {
        switch (value.type()) {
            case "parenthesized_expression" -> check(wanted, value.last(), scope);
            case "ternary_expression" -> {
                inference.want(BOOL, value.field("condition"), scope);
                check(wanted, value.field("consequence"), scope);
                check(wanted, value.field("alternative"), scope);
            }
            case "object" -> checkObject(wanted, value, scope);
            case "array" -> {
                if (wanted instanceof Type.Array array) {
                    value.children().forEach(item -> check(array.item(), item, scope));
                } else {
                    inference.want(wanted, value, scope);
                }
            }
            case "for_statement" -> {
                if (wanted instanceof Type.Array array) {
                    check(array.item(), value.last(), inference.scope(value, scope));
                } else {
                    inference.want(wanted, value, scope);
                }
            }
            case "call_expression" -> {
                if (value.field("function").text().equals("concat") && wanted instanceof Type.Array) {
                    inference.infer(value, scope);
                    value.field("arguments").children().forEach(argument -> check(wanted, argument, scope));
                } else {
                    inference.want(wanted, value, scope);
                }
            }
            case "identifier" -> {
                Optional<Declaration> variable = symbols.declaration(value.text())
                        .filter(declared -> declared.kind() == Kind.VARIABLE && !scope.containsKey(value.text()));
                if (variable.isPresent()) {
                    check(wanted, variable.get().body().orElseThrow(), Map.of());
                } else {
                    inference.want(wanted, value, scope);
                }
            }
            default -> inference.want(wanted, value, scope);
        }
    }

    private void checkObject(Type wanted, Syntax object, Map<String, Type> scope) {
        if (wanted instanceof Type.Choice choice) {
            Optional<String> value = object.at(choice.discriminator()).flatMap(Syntax::literal);
            Type.Structure chosen = choice.objects().get(value.orElse(""));
            if (chosen == null) {
                report.add(
                        object,
                        "'" + choice.discriminator() + "' must be one of "
                                + choice.objects().keySet());
            } else {
                checkObject(chosen, object, scope);
            }
        } else if (wanted instanceof Type.Structure structure) {
            checkStructure(structure, object, scope);
        } else {
            inference.want(wanted, object, scope);
        }
    }

    private void checkStructure(Type.Structure structure, Syntax object, Map<String, Type> scope) {
        boolean resource = structure.members().containsKey("apiVersion");
        for (Syntax.Property property : object.properties()) {
            Type.Member member = structure.members().get(property.name());
            property.key()
                    .all()
                    .filter(part -> part.is("interpolation"))
                    .forEach(part -> inference.infer(part.last(), scope));
            if (resource && OF_BICEP.contains(property.name())) {
                inference.infer(property.value(), scope);
            } else if (member == null && structure.additional() == null) {
                report.add(property.key(), structure.name() + " has no '" + property.name() + "'");
                inference.infer(property.value(), scope);
            } else if (member == null) {
                check(structure.additional(), property.value(), scope);
            } else if (member.readOnly()) {
                report.add(property.key(), "'" + property.name() + "' of " + structure.name() + " can only be read");
            } else {
                check(member.type().get(), property.value(), scope);
            }
        }
        structure.members().forEach((name, member) -> {
            if (member.required() && !member.readOnly() && object.at(name).isEmpty()) {
                report.add(object, structure.name() + " misses '" + name + "'");
            }
        });
    }
}
