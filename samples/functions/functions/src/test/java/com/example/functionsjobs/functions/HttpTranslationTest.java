package com.example.functionsjobs.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.http.ApiRequest;

/** None of these requests has a URI that can be asked for, as none has in the worker when its query is an odd one. */
@Timeout(30)
class HttpTranslationTest {

    @Test
    void theCoreGetsWhatTheCallerSentButNotTheFunctionKey() {
        ApiRequest translated = HttpTranslation.translate(
                new Request<>(
                        Map.of("Content-Type", "image/png", "X-Functions-Key", "secret"),
                        Map.of("width", "320", "Code", "secret"),
                        Optional.of("text")),
                "api/jobs/a b",
                new byte[] {1, 2});

        assertThat(translated.method()).isEqualTo("POST");
        assertThat(translated.path()).isEqualTo("/api/jobs/a b");
        assertThat(translated.query()).isEqualTo(Map.of("width", "320"));
        assertThat(translated.headers()).isEqualTo(Map.of("content-type", "image/png"));
        assertThat(translated.body()).containsExactly(1, 2);
    }

    @Test
    void aRequestForThePageIsOneForTheRoot() {
        ApiRequest translated =
                HttpTranslation.translate(new Request<>(Map.of(), Map.of(), Optional.empty()), "", new byte[0]);

        assertThat(translated.path()).isEqualTo("/");
        assertThat(translated.body()).isEmpty();
    }
}
