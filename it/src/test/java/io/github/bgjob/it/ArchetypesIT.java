package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.cli.Embedded;

/** The archetypes in other hands than the invoker's: another JDK, odd names, and somebody who types. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ArchetypesIT {

    private static final Duration GENERATE = Duration.ofMinutes(2);

    private static final String TYPED = "typed.txt";

    @TempDir
    private Path place;

    @ParameterizedTest
    @CsvSource({"functions, false", "webjobs, true"})
    void oddNamesAndSizesOfOnesOwn(String platform, boolean otherJdk) throws IOException, InterruptedException {
        Jdk jdk = otherJdk ? Jdk.requiredOther() : Jdk.current();
        type();
        archetype(
                        "bgjob-" + platform + "-archetype",
                        "-B",
                        "-DgroupId=org.Photo-Shop",
                        "-DartifactId=2nd_Photo.Worker",
                        "-Dversion=1.0+build-7",
                        "-Dpackage=de.laden.bilder_2",
                        "-Djava=25")
                .onJava(jdk.home())
                .succeedWithin(GENERATE);

        Map<String, String> expected = program(Map.of(
                "answers",
                        Here.root()
                                .resolve("samples/" + platform + "/.bgjob/answers.yaml")
                                .toString(),
                "groupId", "org.Photo-Shop",
                "artifactId", "2nd_Photo.Worker",
                "projectVersion", "1.0+build-7",
                "package", "de.laden.bilder_2",
                "java", "25"));
        assertThat(new Project(place.resolve("2nd_Photo.Worker")).contents()).isEqualTo(expected);
    }

    @Test
    void aStaticArchetypeAsksForNames() throws IOException, InterruptedException {
        type("org.shop", "photos", "", "", "");

        archetype("bgjob-functions-archetype").succeedWithin(GENERATE);

        Map<String, String> expected = program(Map.of(
                "answers",
                        Here.root()
                                .resolve("samples/functions/.bgjob/answers.yaml")
                                .toString(),
                "groupId", "org.shop",
                "artifactId", "photos",
                "package", "org.shop.photos"));
        assertThat(new Project(place.resolve("photos")).contents()).isEqualTo(expected);
    }

    @Test
    void theAdvisorAsksItsQuestionsAlsoOnAnotherJdk() throws IOException, InterruptedException {
        type("8m", "java", "always-ready", "high", "");

        archetype("bgjob-archetype", "-DgroupId=org.shop", "-DartifactId=photos", "-Dpackage=org.shop", "-Djava=17")
                .onJava(Jdk.requiredOther().home())
                .succeedWithin(GENERATE);

        Map<String, String> expected = program(Map.of(
                "duration", "8m",
                "availability", "always-ready",
                "budget", "high",
                "groupId", "org.shop",
                "artifactId", "photos",
                "package", "org.shop",
                "java", "17"));
        assertThat(new Project(place.resolve("photos")).contents()).isEqualTo(expected);
    }

    private Map<String, String> program(Map<String, String> properties) throws IOException {
        Path elsewhere = Files.createDirectory(place.resolve("by the program"));
        new Embedded(properties, elsewhere).init(false);
        return new Project(elsewhere.resolve(properties.get("artifactId"))).contents();
    }

    private Command archetype(String archetype, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "exec \"$@\" <" + TYPED,
                "sh",
                Here.root().resolve("mvnw").toString(),
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("bgjob.repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("bgjob.repository.tail"),
                "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
                "-DarchetypeCatalog=internal",
                "-DarchetypeGroupId=io.github.bgjob",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=" + System.getProperty("bgjob.version")));
        words.addAll(List.of(more));
        return Command.in(place, words.toArray(String[]::new));
    }

    /** What somebody types, line by line; nothing accepts the default. */
    private void type(String... lines) throws IOException {
        Files.writeString(place.resolve(TYPED), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
}
