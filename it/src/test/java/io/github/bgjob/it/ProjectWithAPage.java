package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.tools.PythonTool;

/** What every generated project with a page does, whatever its platform. */
abstract class ProjectWithAPage {

    /** A project that has been generated and built. */
    abstract Path project();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void it_answers_over_http_and_leaves_no_process_and_no_secret_behind_when_it_is_stopped()
            throws IOException, InterruptedException {
        try (RunningProject running = RunningProject.start(project())) {
            HttpResponse<byte[]> accepted =
                    running.post("api/jobs?operation=thumbnail&width=160&height=160", TestPicture.jpeg(1600, 1200));
            assertThat(accepted.statusCode()).isEqualTo(202);
            String job = accepted.headers().firstValue("Location").orElseThrow();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> state(running, job).equals("SUCCEEDED"));

            HttpResponse<byte[]> result = running.get(job + "/result");
            BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(result.body()));
            assertThat(result.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(thumbnail.getWidth()).isEqualTo(160);
            assertThat(thumbnail.getHeight()).isEqualTo(120);
            assertThat(TestPicture.isRecognisedIn(thumbnail)).isTrue();

            running.stop();
            assertThat(project().resolve(".run/storage")).doesNotExist();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheRunningProject extends PageInABrowser {

        private RunningProject running;

        @BeforeAll
        void start() throws IOException {
            running = RunningProject.start(project());
        }

        @AfterAll
        void stop() {
            if (running != null) {
                running.close();
            }
        }

        @Test
        void the_calls_that_its_readme_shows_do_what_it_says(@TempDir Path directory)
                throws IOException, InterruptedException {
            Files.write(directory.resolve("photo.jpg"), TestPicture.jpeg(1600, 1200));
            ReadmeCalls calls = ReadmeCalls.of(project(), page(), directory);

            String accepted = calls.make("--data-binary", "");
            assertThat(accepted).contains(" 202 ");
            String job = Pattern.compile("(?i)\nlocation: /api/jobs/(\\S+)")
                    .matcher(accepted)
                    .results()
                    .map(location -> location.group(1))
                    .findFirst()
                    .orElseThrow();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> state(running, "api/jobs/" + job).equals("SUCCEEDED"));

            assertThat(calls.make("-F file=@photo.jpg", job)).contains(" 202 ");
            assertThat(calls.make("limit=", job)).contains(job);
            assertThat(calls.make("-s http", job)).contains("\"state\":\"SUCCEEDED\"");
            calls.make("-o result.jpg", job);
            assertThat(TestPicture.describe(directory.resolve("result.jpg").toFile()))
                    .isEqualTo("JPEG 320x240");
            assertThat(calls.make("-X POST", job)).contains("\"status\":409", "cannot be retried");
            assertThat(calls.make("-X DELETE", job)).contains("\"status\":409", "cannot be cancelled");
            assertThat(calls.left()).as("calls that nobody has tried").isEmpty();
        }

        /** Calls that the API's own description allows, and some that it does not. */
        @Test
        @Timeout(value = 6, unit = TimeUnit.MINUTES)
        void its_api_answers_every_generated_call_as_its_openapi_document_says(@TempDir Path directory)
                throws IOException, InterruptedException {
            String printed = Command.in(
                            directory,
                            PythonTool.SCHEMATHESIS.path().toString(),
                            "run",
                            page().resolve("api/openapi.json").toString(),
                            "--seed=1",
                            "--max-examples=25",
                            "--continue-on-failure",
                            "--checks=not_a_server_error,status_code_conformance,content_type_conformance,"
                                    + "response_headers_conformance,response_schema_conformance",
                            "--no-color")
                    .succeedWithin(Duration.ofMinutes(5));

            assertThat(printed)
                    .contains("Selected: 8/8", "Tested: 8")
                    .containsPattern("([0-9]+) generated, \\1 passed");
            printed.lines().filter(line -> line.contains("generated,")).forEach(System.out::println);
        }

        @Override
        URI page() {
            return running.page();
        }
    }

    private static String state(RunningProject running, String job) throws IOException, InterruptedException {
        return (String) JSON.std.mapFrom(running.get(job).body()).get("state");
    }
}
