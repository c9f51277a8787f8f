package com.example.webjobsjobs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class QueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "a=1&b=2 -> {a=1, b=2}",
                "a=1&A=2&b=&c&&= -> {a=1,2}",
                "a=&a=1 -> {a=1}",
                "=x -> {=x}",
                "a=b=c -> {a=b=c}",
                "a=1+2%2B3 -> {a=1 2+3}",
                "%61=%C3%A9%e2%82%ac -> {a=é€}",
                "a=100% -> {a=100%}",
                "a=%zz%4 -> {a=%zz%4}",
                "a=%FF%41%C3 -> {a=%FFA%C3}",
                "a=%F0%9F%98%80 -> {a=😀}",
                "a=%F0%9F%98 -> {a=%F0%9F%98}",
                "a=%24%5C -> {a=$\\}",
                "a=|[]^{} -> {a=|[]^{}}",
                "%26=%3D -> {&==}",
            })
    void aQueryIsReadAsTheFunctionsHostReadsIt(String raw, String values) {
        assertThat(Query.parse(raw)).hasToString(values);
    }

    @Test
    void withoutAQueryThereAreNoValues() {
        assertThat(Query.parse(null)).isEqualTo(Map.of());
    }
}
