package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RouteTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "api/jobs,                 /api/jobs,        true",
        "api/jobs,                 /API/Jobs/,       true",
        "api/jobs,                 /api,             false",
        "api/jobs,                 /api/jobs/1,      false",
        "api/jobs/{id},            /api/jobs,        false",
        "api/jobs/{id?},           /api/jobs,        true",
        "api/{*rest},              /api/a/b/c,       true",
        "api/{*rest},              /api,             true",
        "api/{*rest},              /api/a//c,        false",
        "api/{id},                 /api//,           false",
        "api/jobs,                 //api/jobs,       false",
        "{ignored:maxlength(0)?},  /,                true",
        "{ignored:maxlength(0)?},  /index.html,      false",
        "a/{n:int},                /a/-12,           true",
        "a/{n:int},                /a/x,             false",
        "a/{n:int:min(3):max(5)},  /a/4,             true",
        "a/{n:int:min(3):max(5)},  /a/6,             false",
        "a/{s:alpha:minlength(2)}, /a/ab,            true",
        "a/{s:alpha:minlength(2)}, /a/a,             false",
        "a/{s:length(3)},          /a/abc,           true",
        "a/{s:length(3)},          /a/abcd,          false",
        "a/{g:guid},               /a/0193a1b2-0000-7000-8000-000000000000, true",
        "a/{g:guid},               /a/0193a1b2,      false",
    })
    void a_path_matches_or_not(String template, String path, boolean matches) {
        assertThat(RouteTemplate.parse(template).match(path).isPresent()).isEqualTo(matches);
    }

    @Test
    void parameters_have_the_parts_of_the_path() {
        assertThat(RouteTemplate.parse("api/{kind}/{*rest}").match("/api/a b+c/x/y%2Fz"))
                .hasValue(Map.of("kind", "a b+c", "rest", "x/y%2Fz"));
    }

    @Test
    void what_cannot_be_followed_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteTemplate.parse("a/{n:prime}"))
                .withMessageContaining("'prime'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteTemplate.parse("a/x{n}"))
                .withMessageContaining("x{n}");
    }
}
