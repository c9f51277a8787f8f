package io.github.bgjob.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** What a person can do with the page of a running project, whatever platform that project is for. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class PageInABrowser {

    private Browser browser;

    @TempDir
    private Path files;

    /** The address of the page of a project that is running and asks for no key. */
    abstract URI page();

    @BeforeEach
    void openThePage(@TempDir Path profile) {
        browser = Browser.open(page(), profile);
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_chosen_picture_moves_the_progress_bar_and_comes_back_as_a_thumbnail() throws IOException {
        byte[] picture = TestPicture.jpeg(4000, 3000);
        browser.choose(file("harbour at dawn.jpg", picture), "thumbnail");
        browser.setField("#thumbnail-width", "200");
        browser.setField("#thumbnail-height", "200");
        browser.limitUpload(picture.length / 2);
        browser.watchProgress();

        browser.click("#submit");
        browser.waitFor("#job[data-state=SUCCEEDED]");
        browser.waitFor("#result");

        List<Double> distinct = browser.progressSeen().stream().distinct().toList();
        assertThat(distinct).isSorted().hasSizeGreaterThan(4).endsWith(100.0);
        assertThat(browser.resultSize()).isEqualTo(Map.of("width", 200L, "height", 150L));
        WebElement download = browser.find("#download");
        assertThat(download.getDomAttribute("download")).isEqualTo("harbour at dawn-thumbnail.jpg");
        assertThat(download.getDomAttribute("href")).startsWith("blob:");
        assertThat(browser.waitFor("#jobs li:first-child").getText()).contains("SUCCEEDED", "thumbnail", "1 attempt");
    }

    @Test
    void a_png_comes_back_as_well_as_a_jpeg() throws IOException {
        browser.choose(file("drawing.png", TestPicture.png(400, 300)), "thumbnail");

        browser.click("#submit");
        browser.waitFor("#job[data-state=SUCCEEDED]");
        browser.waitFor("#result");

        assertThat(browser.resultSize()).isEqualTo(Map.of("width", 320L, "height", 240L));
    }

    @Test
    void a_corrupt_picture_is_reported_as_such_and_can_be_sent_through_the_queue_again() throws IOException {
        browser.choose(file("half.jpg", TestPicture.truncatedJpeg()), "grayscale");
        browser.click("#submit");

        browser.waitFor("#job[data-state=POISONED]");
        assertThat(browser.waitFor("#error-name").getText()).isEqualTo("ImageCorrupt");
        String reason = browser.find("#error-message").getText();
        assertThat(reason).isNotBlank();
        browser.waitFor("#jobs li:first-child[data-state=POISONED]");
        String id = browser.find("#jobs li:first-child").getDomAttribute("data-job-id");
        assertThat(browser.find("#jobs li:first-child .why").getText()).isEqualTo("ImageCorrupt: " + reason);
        Object ended = finished(id);

        browser.click("#jobs li:first-child [data-action=retry]");

        browser.waitFor("#job[data-state=POISONED] #error-name");
        assertThat(finished(id)).as("when it ended, after the retry").isNotEqualTo(ended);
    }

    @Test
    void what_is_no_picture_is_refused_before_anything_is_stored() throws IOException {
        browser.waitFor("#health[data-health=up]");
        Object before = jobs();

        browser.choose(file("notes.jpg", "Not a picture at all.".repeat(100).getBytes(UTF_8)), "thumbnail");
        browser.click("#submit");

        browser.waitFor("#job[data-state=REFUSED]");
        assertThat(browser.waitFor("#error-message").getText()).isNotBlank();
        assertThat(jobs()).isEqualTo(before);
    }

    @Test
    void a_running_job_can_be_cancelled() throws IOException {
        browser.choose(file("large.jpg", TestPicture.jpeg(6000, 4000)), "convert");
        browser.click("#submit");

        browser.waitFor("#job:is([data-state=QUEUED], [data-state=RUNNING])");
        browser.click("#cancel");

        browser.waitFor("#job[data-state=CANCELLED]");
        browser.waitFor("#jobs li:first-child[data-state=CANCELLED]");
        assertThat(browser.find("#cancel").isDisplayed()).isFalse();
    }

    @Test
    void every_operation_can_be_chosen_and_works() throws IOException {
        Path picture = file("small.jpg", TestPicture.jpeg(400, 300));
        Map<String, Map<String, Long>> sizes = Map.of(
                "resize", Map.of("width", 640L, "height", 480L),
                "convert", Map.of("width", 400L, "height", 300L),
                "grayscale", Map.of("width", 400L, "height", 300L),
                "rotate", Map.of("width", 300L, "height", 400L),
                "watermark", Map.of("width", 400L, "height", 300L));
        sizes.forEach((operation, size) -> {
            browser.reload();
            browser.choose(picture, operation);
            switch (operation) {
                case "resize" -> {
                    browser.setField("#resize-width", "640");
                    browser.setField("#resize-height", "480");
                }
                case "watermark" -> browser.setField("#watermark-text", "Grüße & <b>more</b>");
                default -> {}
            }
            browser.click("#submit");
            browser.waitFor("#job[data-state=SUCCEEDED]");
            browser.waitFor("#result");
            assertThat(browser.resultSize()).as(operation).isEqualTo(size);
        });
    }

    @Test
    void the_page_needs_nobody_else_and_breaks_no_rule_of_its_own() {
        browser.waitFor("#health[data-health=up]");
        assertThat((List<?>) browser.script("return performance.getEntriesByType('resource').map(entry => entry.name)"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat((String) address).startsWith(page().toString()));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_control_has_a_name_for_those_who_cannot_see_it() {
        browser.waitFor("#operation:enabled");
        browser.click("#parameters fieldset:not([hidden]) summary");
        assertThat(browser.findAll("input, select, button, progress, a"))
                .filteredOn(WebElement::isDisplayed)
                .hasSizeGreaterThan(7)
                .allSatisfy(control -> assertThat(control.getAccessibleName())
                        .as(control.getDomProperty("outerHTML"))
                        .isNotBlank());
    }

    /** The ids of the newest jobs. */
    private Object jobs() {
        return browser.script("return fetch('api/jobs').then(r => r.json()).then(l => l.jobs.map(j => j.id))");
    }

    private Object finished(String id) {
        Object finished = browser.script(
                "return fetch('api/jobs/' + arguments[0]).then(r => r.json()).then(j => j.finished)", id);
        assertThat(finished).isNotNull();
        return finished;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(files.resolve(name), content);
    }
}
