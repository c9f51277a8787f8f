package com.example.webjobsjobs.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.Parameter;

/** What operations there are, on the command line: an option for each parameter, and a list of all. */
final class OperationOptions {

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
        byParameter.forEach((name, of) -> {
            List<String> free = names(name)
                    .filter(option -> line.getCommandSpec().findOption(option) == null)
                    .toList();
            if (!free.isEmpty()) {
                line.getCommandSpec().addOption(option(free, name, of, operations.size(), command));
            }
        });
        line.getCommandSpec().usageMessage().footerHeading("%nOperations:%n").footer(list(operations));
        return line;
    }

    /** A line for each, with percent signs as picocli wants them. */
    private static String[] list(List<Operation> operations) {
        int width =
                operations.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        return operations.stream()
                .map(one -> ("  %-" + width + "s  %s")
                        .formatted(one.name(), one.summary())
                        .stripTrailing())
                .map(line -> line.replace("%", "%%"))
                .toArray(String[]::new);
    }

    private static OptionSpec option(
            List<String> names, String parameter, List<Operation> of, int all, SubmitCommand command) {
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(String.class)
                .paramLabel(label(parameterOf(of.get(0), parameter)))
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

    private static String label(Parameter parameter) {
        return parameter.type() instanceof Parameter.Choice choice
                        && choice.words().size() <= 4
                ? String.join("|", choice.words())
                : parameter.type() instanceof Parameter.Text ? "TEXT" : "VALUE";
    }

    private static String description(String name, List<Operation> of, int all) {
        Parameter parameter = parameterOf(of.get(0), name);
        String whose = of.size() == all
                ? ""
                : of.stream().map(Operation::name).collect(Collectors.joining(", ", "For ", ". "));
        String help = parameter.help().isEmpty() ? "" : parameter.help() + "; ";
        String byDefault = parameter.defaultValue() == null ? "" : ", " + parameter.defaultValue() + " by default";
        return "%s%s%s%s.".formatted(whose, help, parameter.type().accepted(), byDefault);
    }

    private static Parameter parameterOf(Operation operation, String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
