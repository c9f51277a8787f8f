package com.example.functionsjobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

import com.example.functionsjobs.processor.Operation;
import com.example.functionsjobs.processor.Parameter;

/**
 * What operations there are, on the command line: an option for each parameter, and a list of all. A parameter whose
 * option has another meaning is given with {@code -p}, which that list says.
 */
final class OperationOptions {

    /** What every command has; picocli adds them later. */
    private static final Set<String> INHERITED = Set.of("--help", "-h");

    private OperationOptions() {}

    /** Adds an option for each parameter; one whose name is taken can be given with {@code -p}. */
    static CommandLine addTo(SubmitCommand command, List<Operation> operations) {
        CommandLine line = new CommandLine(command);
        Map<String, List<Operation>> byParameter = new LinkedHashMap<>();
        operations.forEach(operation -> operation
                .parameters()
                .forEach(parameter ->
                        byParameter.merge(parameter.name(), List.of(operation), (before, one) -> Stream.concat(
                                        before.stream(), one.stream())
                                .toList())));
        List<String> byNameOnly = new ArrayList<>();
        byParameter.forEach((name, of) -> {
            List<String> free = names(name)
                    .filter(option ->
                            !INHERITED.contains(option) && line.getCommandSpec().findOption(option) == null)
                    .toList();
            if (free.isEmpty()) {
                byNameOnly.add("  -p %s=VALUE  %s".formatted(name, description(name, of, operations.size())));
            } else {
                line.getCommandSpec().addOption(option(free, name, of, operations.size(), command));
            }
        });
        line.getCommandSpec()
                .usageMessage()
                .footerHeading("%nOperations:%n")
                .footer(Stream.concat(list(operations), byNameOnly.stream())
                        .map(text -> text.replace("%", "%%"))
                        .toArray(String[]::new));
        return line;
    }

    private static Stream<String> list(List<Operation> operations) {
        int width =
                operations.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        return operations.stream().map(one -> ("  %-" + width + "s  %s")
                .formatted(one.name(), one.summary())
                .stripTrailing());
    }

    private static OptionSpec option(
            List<String> names, String parameter, List<Operation> of, int all, SubmitCommand command) {
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(String.class)
                .paramLabel(label(
                        of.stream().map(one -> parameterOf(one, parameter)).toList()))
                .description(description(parameter, of, all).replace("%", "%%"))
                .hasInitialValue(false)
                .setter(new ISetter() {
                    @Override
                    public <T> T set(T value) {
                        if (value != null) {
                            command.put(parameter, value.toString());
                        }
                        return value;
                    }
                })
                .build();
    }

    /** keepMetadata is both {@code --keepMetadata} and {@code --keep-metadata}. */
    private static Stream<String> names(String parameter) {
        String words = parameter.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return Stream.of("--" + words, "--" + parameter).distinct();
    }

    private static String label(List<Parameter> alike) {
        Parameter.Type type = alike.get(0).type();
        if (alike.stream().anyMatch(one -> !one.type().equals(type))) {
            return "VALUE";
        }
        return type instanceof Parameter.Choice choice && choice.words().size() <= 4
                ? String.join("|", choice.words())
                : type instanceof Parameter.Text ? "TEXT" : "VALUE";
    }

    /** What it is, and for which operations where it is not the same for all. */
    private static String description(String name, List<Operation> of, int all) {
        Map<String, List<Operation>> byWords = of.stream()
                .collect(Collectors.groupingBy(
                        one -> described(parameterOf(one, name)), LinkedHashMap::new, Collectors.toList()));
        return byWords.entrySet().stream()
                .map(entry ->
                        entry.getValue().size() == all ? entry.getKey() : whose(entry.getValue()) + entry.getKey())
                .collect(Collectors.joining(" "));
    }

    private static String whose(List<Operation> operations) {
        return operations.stream().map(Operation::name).collect(Collectors.joining(", ", "For ", ". "));
    }

    private static String described(Parameter parameter) {
        String help = parameter.help().isEmpty() ? "" : parameter.help() + "; ";
        String otherwise = parameter.required()
                ? ", required"
                : parameter.defaultValue() == null ? "" : ", " + parameter.defaultValue() + " by default";
        return "%s%s%s.".formatted(help, parameter.type().accepted(), otherwise);
    }

    private static Parameter parameterOf(Operation operation, String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
