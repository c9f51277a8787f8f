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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The project that the README's first command makes on a clean checkout. */
class GeneratedFunctionsProjectIT {

    private static final Duration WALK = Duration.ofMinutes(15);

    @TempDir
    private static Path place;

    private static Path project;

    @BeforeAll
    @Timeout(value = 16, unit = TimeUnit.MINUTES)
    static void the_walk_from_a_clean_checkout_to_a_thumbnail_succeeds() throws IOException, InterruptedException {
        Path walked = place.resolve("a place with spaces");
        String printed = Command.in(Here.root(), "it/walk.sh", walked.toString(), String.valueOf(Here.freePort()))
                .succeedWithin(WALK);
        assertThat(printed).contains("thumbnail.jpg: JPEG 320x240");
        project = walked.resolve("bgjob/my-jobs");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void it_answers_over_http_and_leaves_no_process_and_no_secret_behind_when_it_is_stopped()
            throws IOException, InterruptedException {
        try (RunningProject running = RunningProject.start(project)) {
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
            assertThat(project.resolve(".run/storage")).doesNotExist();
        }
    }

    @Nested
    class TheRunningProject extends PageInABrowser {

        private static RunningProject running;

        @BeforeAll
        static void start() throws IOException {
            running = RunningProject.start(project);
        }

        @AfterAll
        static void stop() {
            running.close();
        }

        @Override
        URI page() {
            return running.page();
        }
    }

    @Nested
    class WithAFunctionKey {

        private static final String KEY = "open-sesame";

        @Test
        @Timeout(value = 5, unit = TimeUnit.MINUTES)
        void the_page_asks_for_it_until_it_is_right_and_keeps_it_for_the_session(
                @TempDir Path profile, @TempDir Path files) throws IOException {
            Path picture = Files.write(files.resolve("small.jpg"), TestPicture.jpeg(400, 300));
            try (RunningProject running = RunningProject.start(project, "--function-key", KEY);
                    Browser browser = Browser.open(running.page(), profile)) {
                browser.waitFor("#key").sendKeys("wrong", Keys.ENTER);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> browser.waitFor("#key-hint").getText().contains("did not accept"));
                browser.waitFor("#key").sendKeys(KEY, Keys.ENTER);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> browser.find("#jobs-note").getText().equals("None yet."));

                browser.choose(picture, "thumbnail");
                browser.click("#submit");
                browser.waitFor("#job[data-state=SUCCEEDED]");
                browser.waitFor("#result");
                assertThat(browser.resultSize()).isEqualTo(Map.of("width", 320L, "height", 240L));

                browser.reload();
                browser.click("#jobs li:first-child[data-state=SUCCEEDED] [data-action=result]");
                browser.waitFor("#result");
                assertThat(browser.find("#key-dialog").isDisplayed()).isFalse();
            }
        }
    }

    private static String state(RunningProject running, String job) throws IOException, InterruptedException {
        return (String) JSON.std.mapFrom(running.get(job).body()).get("state");
    }
}
