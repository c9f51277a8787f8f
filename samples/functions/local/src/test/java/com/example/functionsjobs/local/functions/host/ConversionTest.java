package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which value of the host becomes what in a parameter of some type. */
@Timeout(30)
class ConversionTest {

    private static final Datum TEXT = new Datum.Text("12");
    private static final Datum WORDS = new Datum.Text("twelve");
    private static final Datum NUMBER = new Datum.Json("12");
    private static final Datum TIME = new Datum.Json("\"2026-11-29T10:00:00+00:00\"");
    private static final Datum BYTES = new Datum.Bytes("[12]".getBytes(StandardCharsets.UTF_8));

    static Stream<Arguments> a_value_of_the_host_becomes() {
        return Stream.of(
                arguments(TEXT, String.class, "12"),
                arguments(TEXT, long.class, 12L),
                arguments(TEXT, Integer.class, 12),
                arguments(TEXT, double.class, 12.0),
                arguments(new Datum.Text("true"), boolean.class, true),
                arguments(new Datum.Text("{\"a\": 1}"), Map.class, Map.of("a", 1)),
                arguments(NUMBER, String.class, "12"),
                arguments(NUMBER, long.class, 12L),
                arguments(NUMBER, int.class, 12),
                arguments(TIME, String.class, "\"2026-11-29T10:00:00+00:00\""),
                arguments(BYTES, String.class, "[12]"),
                arguments(BYTES, byte[].class, "[12]".getBytes(StandardCharsets.UTF_8)),
                arguments(new Datum.Text("[12]"), byte[].class, new byte[] {12}),
                arguments(new Datum.Text(""), String.class, ""),
                arguments(new Datum.Nothing(), String.class, null));
    }

    @ParameterizedTest
    @MethodSource
    void a_value_of_the_host_becomes(Datum datum, Class<?> type, Object value) {
        assertThat(Conversion.convert(datum, type)).isEqualTo(value);
    }

    static Stream<Arguments> of_a_value_the_worker_cannot_make() {
        return Stream.of(
                arguments(WORDS, long.class),
                arguments(WORDS, byte[].class),
                arguments(WORDS, Map.class),
                arguments(TIME, long.class),
                arguments(new Datum.Text("null"), byte[].class),
                arguments(BYTES, Map.class),
                arguments(TEXT, HttpRequestMessage.class),
                arguments(new Datum.Http(new HttpCall("GET", "", Map.of(), Map.of(), TEXT)), String.class));
    }

    @ParameterizedTest
    @MethodSource
    void of_a_value_the_worker_cannot_make(Datum datum, Class<?> type) {
        assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> Conversion.convert(datum, type));
    }
}
