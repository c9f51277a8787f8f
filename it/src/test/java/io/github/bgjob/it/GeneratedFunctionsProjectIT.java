package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The project that the README's first command makes on a clean checkout. */
@Order(2)
class GeneratedFunctionsProjectIT extends ProjectWithAPage {

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

    @Override
    Path project() {
        return project;
    }

    @Test
    void its_package_is_smaller_than_9_megabytes() throws IOException {
        assertThat(new FunctionsPackage(project).bytes()).isBetween(1_000_000L, 9_000_000L);
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
}
