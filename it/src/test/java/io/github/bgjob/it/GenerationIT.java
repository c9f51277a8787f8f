package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./bgjob-init} writes, seen as files. */
class GenerationIT {

    private static final Duration GENERATE = Duration.ofMinutes(3);

    @TempDir
    private Path place;

    @Test
    @Timeout(value = 7, unit = TimeUnit.MINUTES)
    void the_same_answers_give_the_same_bytes_on_this_jdk_and_on_another() throws IOException, InterruptedException {
        Jdk other = Jdk.requiredOther();

        SortedMap<String, String> first = new Project(generate(Jdk.current(), "first/my-jobs", "--java", "17")).files();
        SortedMap<String, String> second =
                new Project(generate(Jdk.current(), "second/my-jobs", "--java", "17")).files();
        SortedMap<String, String> third = new Project(generate(other, "third/my-jobs", "--java", "17")).files();

        assertThat(first).containsKeys("pom.xml", "mvnw", "README.md", ".gitignore", ".bgjob/answers.yaml");
        assertThat(second).isEqualTo(first);
        assertThat(third).as("generated on Java " + other.feature()).isEqualTo(first);
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void another_group_artifact_package_and_java_version_leave_no_trace_of_the_template_and_build()
            throws IOException, InterruptedException {
        Jdk jdk = Jdk.other()
                .filter(other -> other.feature() > Jdk.current().feature())
                .orElse(Jdk.current());
        String release = String.valueOf(jdk.newestTarget());

        Path project = generate(
                jdk,
                "a place with spaces/my jobs",
                "--group-id",
                "Org.Photo-Shop",
                "--artifact-id",
                "2nd_Photo.Worker",
                "--package",
                "de.laden.bilder_2",
                "--project-version",
                "1.0+build-7",
                "--java",
                release);

        assertThat(new Project(project).files()).allSatisfy((path, content) -> {
            assertThat(path.toLowerCase(Locale.ROOT)).doesNotContain("acmetpl");
            assertThat(content.toLowerCase(Locale.ROOT)).as(path).doesNotContain("acmetpl");
        });
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains(
                        "<groupId>Org.Photo-Shop</groupId>",
                        "<artifactId>2nd_Photo.Worker</artifactId>",
                        "<version>1.0+build-7</version>",
                        "<maven.compiler.release>" + release + "</maven.compiler.release>");
        assertThat(project.resolve("core/src/main/java/de/laden/bilder_2")).isDirectory();
        Command.in(project, "./mvnw", "-B", "-ntp", "-q", "-DskipTests", "package")
                .onJava(jdk.home())
                .succeedWithin(Duration.ofMinutes(8));
    }

    private Path generate(Jdk jdk, String directory, String... options) throws IOException, InterruptedException {
        Path target = place.resolve(directory);
        String[] words = Stream.of(
                        Stream.of(Here.launcher(), "--duration", "2m", "--yes"),
                        Stream.of(options),
                        Stream.of(target.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        Command.in(place, words).onJava(jdk.home()).succeedWithin(GENERATE);
        return target;
    }
}
