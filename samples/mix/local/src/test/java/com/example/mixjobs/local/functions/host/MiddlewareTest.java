package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.local.functions.host.app.AnsweringMiddleware;
import com.example.mixjobs.local.functions.host.app.KindMiddleware;

/** Worker middlewares that an app brings. */
@Timeout(60)
class MiddlewareTest {

    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path directory, @TempDir Path services) throws IOException {
        Path file =
                services.resolve("META-INF/services/com.microsoft.azure.functions.internal.spi.middleware.Middleware");
        Files.createDirectories(file.getParent());
        Files.writeString(file, KindMiddleware.class.getName() + "\n" + AnsweringMiddleware.class.getName() + "\n");
        app = new TestApp(directory)
                .services(services)
                .anonymous("bytes", "bytes")
                .anonymous("text", "text")
                .anonymous("answers", "answers")
                .start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // As it is; what cannot be bytes is replaced before the function gets it; the other function is left
                // alone.
                "/bytes                  | application/octet-stream | ab   | 200 6162",
                "/bytes                  | image/jpeg               | ab   | 200 6e6f206279746573",
                "/bytes                  | image/jpeg               | [97] | 200 61",
                "/text                   | image/jpeg               | ab   | 200 'ab'",
                // A middleware may answer itself, before or after the function.
                "/answers?as=text&do=end | text/plain               | ''   | 200",
                "/answers?as=text&do=new | text/plain               | ''   | 200 instead",
                "/answers?as=text        | text/plain               | ''   | 201 hi",
            })
    void a_middleware_sees_a_call_before_its_parameters_have_values(
            String target, String type, String body, String answer) throws IOException {
        assertThat(app.http()
                        .send("POST", target, body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type)
                        .brief())
                .isEqualTo(answer);
    }
}
