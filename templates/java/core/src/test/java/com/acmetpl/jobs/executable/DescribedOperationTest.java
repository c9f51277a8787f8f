package com.acmetpl.jobs.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.Parameter;

@Timeout(10)
class DescribedOperationTest {

    @Test
    void all_that_can_be_said_of_an_operation_is_read() {
        Operation described = read("""
                cut.summary = Takes a piece out
                cut.accepts = text/plain, text/csv
                cut.parameters = length: 1..9 required; factor: 0.5..2.0 = 1.0; side: left|right = left; max-label: text 5
                """);

        assertThat(described)
                .isEqualTo(Operation.named("cut")
                        .summary("Takes a piece out")
                        .accepting("text/plain", "text/csv")
                        .taking(
                                Parameter.whole("length", 1, 9).mandatory(),
                                Parameter.decimal("factor", 0.5, 2).byDefault("1.0"),
                                Parameter.choice("side", List.of("left", "right"))
                                        .byDefault("left"),
                                Parameter.text("max-label", 5)));
    }

    @Test
    void an_operation_of_which_nothing_is_said_takes_anything_and_an_empty_list_nothing() {
        assertThat(read("")).isEqualTo(Operation.named("cut").takingAnything());
        assertThat(read("cut.parameters =")).isEqualTo(Operation.named("cut"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length      | \"length\" is no parameter; one is \"width: 1..30000 = 320\".",
                "a: 1..2 = 3 | The default of 'a' is no value.",
                "a b: 1..2   | \"a b: 1..2\" is no parameter; one is \"width: 1..30000 = 320\".",
                "a: x; a: y  | Operation 'cut' has two parameters 'a'.",
            })
    void what_nobody_understands_is_refused_with_its_place(String parameters, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> read("cut.parameters = " + parameters))
                .withMessage("executable/program.properties, operation cut: " + message);
    }

    private static Operation read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DescribedOperation.read("cut", properties);
    }
}
