package com.example.batchjobs.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class OperationTest {

    private static final Operation CUT = Operation.named("cut")
            .taking(
                    Parameter.whole("length", 1, 9).mandatory(),
                    Parameter.decimal("factor", 0.5, 2),
                    Parameter.choice("side", List.of("left", "Right")).byDefault("left"),
                    Parameter.text("label", 5),
                    Parameter.flag("dry"));

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | Operation 'cut' needs a parameter: length (1 to 9).",
                "length=0             | Parameter 'length' is '0'; it must be a whole number from 1 to 9.",
                "length=10            | Parameter 'length' is '10'; it must be a whole number from 1 to 9.",
                "length=1.5           | Parameter 'length' is '1.5'; it must be a whole number from 1 to 9.",
                "length=              | Parameter 'length' is ''; it must be a whole number from 1 to 9.",
                "length=99999999999999999999 | Parameter 'length' is '99999999999999999999'; it must be a whole number from 1 to 9.",
                "length=1&factor=2.1  | Parameter 'factor' is '2.1'; it must be a number from 0.5 to 2.0.",
                "length=1&factor=NaN  | Parameter 'factor' is 'NaN'; it must be a number from 0.5 to 2.0.",
                "length=1&factor=many | Parameter 'factor' is 'many'; it must be a number from 0.5 to 2.0.",
                "length=1&side=lefft  | Parameter 'side' is 'lefft'; it must be one of left, Right. Did you mean 'left'?",
                "length=1&label=      | Parameter 'label' is ''; it must be text of 1 to 5 characters, none of them zero.",
                "length=1&label=sixsix| Parameter 'label' has 6 characters; at most 5 are accepted.",
                "length=1&factor=0x1p-1 | Parameter 'factor' is '0x1p-1'; it must be a number from 0.5 to 2.0.",
                "length=1&factor=1d   | Parameter 'factor' is '1d'; it must be a number from 0.5 to 2.0.",
                "length=٣             | Parameter 'length' is '٣'; it must be a whole number from 1 to 9.",
                "length=+5            | Parameter 'length' is '+5'; it must be a whole number from 1 to 9.",
                "length=1&dry=yes     | Parameter 'dry' is 'yes'; it must be one of true, false.",
                "length=1&lenght=1    | Operation 'cut' has no parameter 'lenght'. It takes dry, factor, label, length, side. Did you mean 'length'?",
            })
    void what_is_wrong_is_said_with_what_is_accepted(String query, String message) {
        assertThatThrownBy(() -> CUT.read(parameters(query)))
                .isInstanceOfSatisfying(
                        PermanentFailure.class, e -> assertThat(e.kind()).isEqualTo(PermanentFailure.Kind.INVALID))
                .hasMessage(message);
    }

    @Test
    void values_are_read_as_what_they_are_and_defaults_stand_in() throws PermanentFailure {
        ParameterValues values = CUT.read(parameters("length= 7 &side=RIGHT&label= a b &operation=cut"));

        assertThat(values.whole("length")).isEqualTo(OptionalLong.of(7));
        assertThat(values.decimal("factor")).isEqualTo(OptionalDouble.empty());
        assertThat(values.text("side")).contains("Right");
        assertThat(values.text("label")).contains("a b");
        assertThat(values.flag("dry")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.text("nothing"))
                .withMessage("Operation 'cut' describes no parameter 'nothing'.");
    }

    @Test
    void an_operation_that_takes_anything_still_holds_what_it_describes_to_it() throws PermanentFailure {
        Operation open = CUT.takingAnything();

        assertThat(open.read(parameters("length=1&other=x")).whole("length")).hasValue(1);
        assertThatThrownBy(() -> open.read(parameters("other=x"))).hasMessageContaining("needs a parameter: length");
    }

    @Test
    void characters_are_counted_as_people_do_and_a_default_is_as_it_is_read() throws PermanentFailure {
        Operation operation = Operation.named("x")
                .taking(
                        Parameter.text("label", 2),
                        Parameter.decimal("factor", 0, 9).byDefault(" 2 "));

        assertThat(operation.read(Map.of("label", "𝒳𝒳")).text("label")).contains("𝒳𝒳");
        assertThat(operation.parameters().get(1).defaultValue()).isEqualTo("2.0");
    }

    @Test
    void an_operation_without_parameters_takes_none() {
        assertThatThrownBy(() -> Operation.named("copy").read(parameters("a=1")))
                .hasMessage("Operation 'copy' has no parameter 'a'. It takes none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a/b", "a&b"})
    void what_cannot_stand_in_an_address_is_no_name(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Operation.named(name));
        assertThatIllegalArgumentException().isThrownBy(() -> Parameter.text(name, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation", "code", "file", "File"})
    void what_a_query_has_for_something_else_is_no_parameter(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Parameter.text(name, 1));
    }

    @Test
    void a_description_that_contradicts_itself_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.whole("a", 1, 2).byDefault("3"))
                .withMessage("The default of 'a' is no value.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.named("x").taking(Parameter.flag("a"), Parameter.text("A", 1)))
                .withMessage("Operation 'x' has two parameters 'A'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.named("x")
                        .taking(IntStream.rangeClosed(0, 32)
                                .mapToObj(i -> Parameter.flag("p" + i))
                                .toArray(Parameter[]::new)))
                .withMessage("Operation 'x' has 33 parameters; there may be 32 at most.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.whole("a", 9, 1))
                .withMessage("No parameter can be 9 to 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.decimal("a", 0, Double.POSITIVE_INFINITY))
                .withMessage("No parameter can be 0.0 to Infinity.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.text("a", 0))
                .withMessage("No parameter can be 1 to 0 characters.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.choice("a", List.of()))
                .withMessage("No parameter can be no word.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.choice("a", List.of("x", "X")))
                .withMessage("No parameter can be the word 'X'.");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String one : query.split("&", -1)) {
            if (!one.isEmpty()) {
                parameters.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
            }
        }
        return parameters;
    }
}
