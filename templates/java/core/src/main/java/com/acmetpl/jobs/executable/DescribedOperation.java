package com.acmetpl.jobs.executable;

import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.Parameter;

/** An operation as {@code program.properties} describes it; the comments in that file say how. */
final class DescribedOperation {

    private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
    private static final Pattern TEXT = Pattern.compile("text ([0-9]{1,4})");
    private static final Pattern PARAMETER =
            Pattern.compile("([^\\s:]+)\\s*:\\s*([^=]+?)\\s*(?:=\\s*(.*?)|(\\srequired))?");

    private DescribedOperation() {}

    /** @throws IllegalStateException when it is described in a way that nobody understands */
    static Operation read(String name, Properties properties) {
        try {
            Operation operation = Operation.named(name)
                    .summary(properties.getProperty(name + ".summary", "").strip())
                    .accepting(split(properties.getProperty(name + ".accepts", ""), ",")
                            .toArray(String[]::new));
            String parameters = properties.getProperty(name + ".parameters");
            return parameters == null
                    ? operation.takingAnything()
                    : operation.taking(split(parameters, ";")
                            .map(DescribedOperation::parameter)
                            .toArray(Parameter[]::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "executable/program.properties, operation %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static Parameter parameter(String text) {
        Matcher parts = PARAMETER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no parameter; one is \"width: 1..30000 = 320\".".formatted(text));
        }
        Parameter parameter = ofType(parts.group(1), parts.group(2));
        if (parts.group(3) != null) {
            return parameter.byDefault(parts.group(3));
        }
        return parts.group(4) == null ? parameter : parameter.mandatory();
    }

    private static Parameter ofType(String name, String type) {
        Matcher range = RANGE.matcher(type);
        if (range.matches()) {
            String least = range.group(1);
            String most = range.group(2);
            return (least + most).contains(".")
                    ? Parameter.decimal(name, Double.parseDouble(least), Double.parseDouble(most))
                    : Parameter.whole(name, Long.parseLong(least), Long.parseLong(most));
        }
        Matcher text = TEXT.matcher(type);
        if (text.matches()) {
            return Parameter.text(name, Integer.parseInt(text.group(1)));
        }
        return Parameter.choice(name, List.copyOf(split(type, "\\|").toList()));
    }

    private static Stream<String> split(String text, String separator) {
        return Stream.of(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
