package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Projects on Azure Batch: jobs come from the command line, and each is done by a process of a task. */
@Order(Integer.MAX_VALUE)
class GeneratedBatchProjectIT {

    private static final Duration GENERATE = Duration.ofMinutes(5);
    private static final Duration VERIFY = Duration.ofMinutes(15);
    private static final Duration BUILD = Duration.ofMinutes(8);
    private static final Duration JOB = Duration.ofMinutes(3);

    private static final String PREEMPT =
            "const button = document.querySelector('td button'); button?.click(); return button !== null";

    @TempDir
    private static Path place;

    private static Path project;

    @BeforeAll
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    static void the_command_this_is_known_by_makes_a_project_whose_own_tests_pass()
            throws IOException, InterruptedException {
        project = generate("my-jobs", "Recommendation: Azure Batch on Spot", "--duration", "2h", "--budget", "low");
        Command.in(project, "./mvnw", "-B", "-ntp", "verify").succeedWithin(VERIFY);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_picture_goes_through_a_task_while_nodes_are_taken_away() throws IOException, InterruptedException {
        try (RunningProject running = RunningProject.startWithoutApi(project, "--chaos", "20")) {
            Map<String, Object> job = submit(project, "thumbnail", "--width", "160");

            assertThat(job).containsEntry("state", "SUCCEEDED").containsKey("batch");
            BufferedImage thumbnail = ImageIO.read(project.resolve("result.jpg").toFile());
            assertThat(thumbnail.getWidth()).isEqualTo(160);
            assertThat(thumbnail.getHeight()).isEqualTo(120);
            assertThat(TestPicture.isRecognisedIn(thumbnail)).isTrue();

            running.stop();
            assertThat(project.resolve(".run/storage")).doesNotExist();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void its_page_shows_what_runs_and_takes_a_node_away(@TempDir Path profile) throws IOException {
        try (RunningProject running = RunningProject.startWithoutApi(project);
                Browser browser = Browser.open(running.page(), profile)) {
            browser.waitFor("td.running");
            // In one step, because the page draws its buttons anew each second.
            await("a node to preempt").until(() -> (Boolean) browser.script(PREEMPT));
            browser.waitFor("td.preempted");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void in_another_language_a_shell_script_converts_the_picture() throws IOException, InterruptedException {
        Here.required(
                Here.onPath("magick", "convert"), "ImageMagick", "Install it (Debian: apt-get install imagemagick).");
        Path other = generate("other-jobs", "Recommendation: Azure Batch on dedicated", "--language", "other");
        Command.in(other, "./mvnw", "-B", "-ntp", "-q", "-DskipTests", "package")
                .succeedWithin(BUILD);
        assertThat(other.resolve("core/src/main/java/com/example/otherjobs/image"))
                .doesNotExist();

        try (RunningProject running = RunningProject.startWithoutApi(other)) {
            Map<String, Object> job = submit(other, "convert", "-p", "format=png");

            assertThat(job).containsEntry("state", "SUCCEEDED").containsEntry("operation", "convert");
            byte[] result = Files.readAllBytes(other.resolve("result.jpg"));
            assertThat(result).startsWith(0x89, 'P', 'N', 'G');
            running.stop();
        }
    }

    private static Path generate(String name, String recommendation, String... options)
            throws IOException, InterruptedException {
        String[] words = Stream.of(Stream.of(Here.launcher()), Stream.of(options), Stream.of("--yes", name))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(Command.in(place, words).succeedWithin(GENERATE)).contains(recommendation);
        return place.resolve(name);
    }

    /** Submits a picture with {@code ./jobs}, waits for its end and gives what is said about the job. */
    private static Map<String, Object> submit(Path project, String operation, String... options)
            throws IOException, InterruptedException {
        Files.write(project.resolve("photo.jpg"), TestPicture.jpeg(1600, 1200));
        String[] words = Stream.concat(
                        Stream.of("./jobs", "submit", "photo.jpg", "--operation", operation),
                        Stream.concat(Stream.of(options), Stream.of("--wait", "--output", "result.jpg", "--json")))
                .toArray(String[]::new);
        List<String> printed =
                Command.in(project, words).succeedWithin(JOB).lines().toList();
        String json = String.join("\n", printed);
        return JSON.std.mapFrom(json.substring(json.indexOf('{')));
    }
}
