package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller sees of how a function ends. */
@Timeout(60)
class HttpAnswerRulesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "as=bytes                                  | 201 hi | -",
                "as=bytes&type=image/png                   | 201 hi | image/png",
                "as=text                                   | 201 hi | text/plain; charset=utf-8",
                "as=text&type=application/json             | 201 hi | application/json; charset=utf-8",
                "as=text&type=text/html;%20charset%3Dutf-8 | 201 hi | text/html; charset=utf-8",
                "as=nothing                                | 201    | -",
                "as=string                                 | 200 hi | text/plain; charset=utf-8",
                "as=null                                   | 200    | -",
                "as=exception                              | 500    | -",
                "as=error                                  | 500    | -",
            })
    void a_function_that_ends(String how, String answer, String contentType) throws IOException {
        try (TestApp app =
                new TestApp(directory).anonymous("answers", "answers").start()) {
            RawHttp.Answer actual = app.http().get("/answers?" + how);

            assertThat(actual.brief()).isEqualTo(answer);
            assertThat(actual.headers().getOrDefault("Content-Type", "-")).isEqualTo(contentType);
        }
    }

    @Test
    void without_a_function_the_root_says_that_the_host_runs() throws IOException {
        try (TestApp app = new TestApp(directory).start()) {
            assertThat(app.http().get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void one_that_takes_too_long_takes_all_others_with_it() throws Exception {
        try (TestApp app = new TestApp(directory)
                .anonymous("answers", "answers")
                .setting("AzureFunctionsJobHost__functionTimeout", "00:00:02")
                .start()) {
            CompletableFuture<String> first = answerThatNeverComes(app);
            CompletableFuture<String> second = answerThatNeverComes(app);

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("500");
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("500");
            assertThat(app.workerLost().await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static CompletableFuture<String> answerThatNeverComes(TestApp app) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return app.http().get("/answers?as=never").brief();
            } catch (IOException e) {
                return e.toString();
            }
        });
    }
}
