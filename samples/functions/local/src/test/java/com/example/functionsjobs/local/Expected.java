package com.example.functionsjobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer that a table says.
 *
 * @param bare whether the app is not asked, so that an error comes without a word; else it is problem JSON
 */
record Expected(int status, boolean bare) {

    private static final int FIRST_ERROR = 400;

    /** Reads {@code 404} or {@code 404 bare}. */
    static Expected parse(String cell) {
        String[] words = cell.split(" ", -1);
        return new Expected(Integer.parseInt(words[0]), words.length > 1);
    }

    void check(String request, RawHttp.Answer answer) throws IOException {
        String body = answer.headers().getOrDefault("content-type", "").contains("json")
                ? new String(answer.body(), StandardCharsets.UTF_8)
                : answer.body().length + " bytes";
        assertThat(answer.status()).as("%s: %s", request, body).isEqualTo(status);
        if (bare) {
            assertThat(answer.body()).as(request).isEmpty();
        } else if (status >= FIRST_ERROR) {
            assertThat(answer.headers().get("content-type")).as(request).isEqualTo("application/problem+json");
            JsonNode problem = new JsonMapper().readTree(answer.body());
            assertThat(problem.path("status").asInt()).as(request).isEqualTo(status);
            assertThat(problem.path("detail").asText()).as(request).isNotBlank();
        }
    }
}
