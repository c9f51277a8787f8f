package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.ANY;
import static io.github.bgjob.deploy.bicep.Type.Plain.BOOL;
import static io.github.bgjob.deploy.bicep.Type.Plain.INT;
import static io.github.bgjob.deploy.bicep.Type.Plain.NULL;
import static io.github.bgjob.deploy.bicep.Type.Plain.STRING;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the expressions of a file give. A scope holds what loops around an expression declare, by name. */
final class Inference {

    private final Symbols symbols;
    private final Report report;

    Inference(Symbols symbols, Report report) {
        this.symbols = symbols;
        this.report = report;
    }

    Type infer(Syntax value, Map<String, Type> scope) {
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
                want(BOOL, value.field("condition"), scope);
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
                want(not ? BOOL : INT, value.field("argument"), scope);
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

    /** Reports an expression that gives something else. */
    void want(Type wanted, Syntax value, Map<String, Type> scope) {
        Type given = infer(value, scope);
        if (!Fit.isPossible(wanted, given)) {
            report.add(value, "is " + given + ", but " + wanted + " is wanted");
        }
    }

    static Type either(List<Type> types) {
        List<Type> different = types.stream().distinct().toList();
        if (different.isEmpty()) {
            return ANY;
        }
        return different.size() == 1 ? different.get(0) : new Type.Either(different);
    }

    /** What a loop declares, beside what is declared around it. */
    Map<String, Type> scope(Syntax loop, Map<String, Type> outer) {
        Map<String, Type> scope = new HashMap<>(outer);
        List<Syntax> parts = loop.children();
        Syntax variable = parts.get(0);
        Type items = infer(parts.get(1), outer);
        Type item = items instanceof Type.Array array ? array.item() : ANY;
        if (items instanceof Type.Plain && items != ANY) {
            report.add(parts.get(1), "cannot be looped over: " + items);
        }
        scope.put(variable.text(), item);
        return scope;
    }

    private Type symbol(Syntax name, Map<String, Type> scope) {
        if (scope.containsKey(name.text())) {
            return scope.get(name.text());
        }
        Optional<Type> declared = symbols.typeOf(name.text());
        if (declared.isEmpty()) {
            report.add(name, "there is no '" + name.text() + "'");
        }
        return declared.orElse(ANY);
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
            report.add(expression.field("property"), object + " has no '" + name + "'");
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
            report.add(call, "there is no function " + name + ", or none that is used here");
            return ANY;
        }
        if (arguments.size() < function.get().fewest()
                || arguments.size() > function.get().most()) {
            report.add(call, name + " does not take " + arguments.size() + " arguments");
        }
        boolean joinsArrays = name.equals("concat") && types.stream().allMatch(Type.Array.class::isInstance);
        if (joinsArrays) {
            return new Type.Array(either(
                    types.stream().map(type -> ((Type.Array) type).item()).toList()));
        }
        return function.get().result();
    }
}
