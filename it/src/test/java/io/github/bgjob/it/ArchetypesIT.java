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

/**
 * The archetypes in other hands than the invoker's, which uses the newest archetype plugin on this JDK and asks nothing:
 * the oldest plugin, another JDK, odd names, and somebody who types on a terminal.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ArchetypesIT {

    private static final Duration GENERATE = Duration.ofMinutes(3);

    private static final String NEWEST = "3.4.1";

    @TempDir
    private Path place;

    @ParameterizedTest
    @CsvSource({"functions, 3.2.1, false", "webjobs, 3.2.1, true", "batch, 3.4.1, true"})
    void oddNames(String platform, String plugin, boolean otherJdk) throws IOException, InterruptedException {
        Jdk jdk = otherJdk ? Jdk.requiredOther() : Jdk.current();
        List<String> command = generate(
                plugin,
                "bgjob-" + platform + "-archetype",
                "-B",
                "-DgroupId=Org.Photo-Shop",
                "-DartifactId=2nd_Photo.Worker",
                "-Dversion=1.0+build-7",
                "-Dpackage=de.laden.bilder_2",
                "-Djava=25");
        Command.in(place, command.toArray(String[]::new)).onJava(jdk.home()).succeedWithin(GENERATE);

        Map<String, String> expected = program(Map.of(
                "answers", answers(platform),
                "groupId", "Org.Photo-Shop",
                "artifactId", "2nd_Photo.Worker",
                "projectVersion", "1.0+build-7",
                "package", "de.laden.bilder_2",
                "java", "25"));
        assertThat(new Project(place.resolve("2nd_Photo.Worker")).contents()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"mix, 3.2.1, false", "batch, 3.2.1, true", "webjobs, 3.4.1, false", "functions, 3.4.1, true"})
    void aStaticArchetypeAsksForNames(String platform, String plugin, boolean otherJdk)
            throws IOException, InterruptedException {
        Jdk jdk = otherJdk ? Jdk.requiredOther() : Jdk.current();

        onATerminal(generate(plugin, "bgjob-" + platform + "-archetype"), "org.shop", "photos", "", "", "")
                .onJava(jdk.home())
                .succeedWithin(GENERATE);

        Map<String, String> expected = program(Map.of(
                "answers", answers(platform),
                "groupId", "org.shop",
                "artifactId", "photos",
                "package", "org.shop.photos"));
        assertThat(new Project(place.resolve("photos")).contents()).isEqualTo(expected);
    }

    /** The program has no options for sizes, so its project differs in them and in nothing else. */
    @Test
    void sizesStandInTheParametersAndThePrices() throws IOException, InterruptedException {
        List<String> command = generate(
                NEWEST,
                "bgjob-mix-archetype",
                "-B",
                "-DgroupId=org.shop",
                "-DartifactId=photos",
                "-Dpackage=org.shop",
                "-DinstanceMemoryMb=4096",
                "-DmaximumInstances=20",
                "-DbatchNode=Standard_D4s_v5",
                "-DmaximumNodes=9");
        Command.in(place, command.toArray(String[]::new)).succeedWithin(GENERATE);

        Map<String, String> standard = program(Map.of(
                "answers", answers("mix"), "groupId", "org.shop", "artifactId", "photos", "package", "org.shop"));
        Map<String, String> photos = new Project(place.resolve("photos")).contents();
        assertThat(photos.keySet()).isEqualTo(standard.keySet());
        String parameters = "infra/main.bicepparam";
        String prices = "deploy/README.md";
        assertThat(photos.keySet())
                .filteredOn(file -> !photos.get(file).equals(standard.get(file)))
                .containsExactlyInAnyOrder(parameters, prices);
        assertThat(photos.get(parameters))
                .isEqualTo(standard.get(parameters)
                        .replace(parameter("instanceMemoryMB", 2048), parameter("instanceMemoryMB", 4096))
                        .replace(parameter("maximumInstanceCount", 10), parameter("maximumInstanceCount", 20))
                        .replace("Standard_D2s_v5", "Standard_D4s_v5")
                        .replace(parameter("maximumNodes", 4), parameter("maximumNodes", 9)));
        assertThat(standard.get(prices)).contains("2 always-ready instances of 2048 MB", "| $42 |");
        assertThat(photos.get(prices)).contains("2 always-ready instances of 4096 MB", "| $84 |");
    }

    @Test
    void theAdvisorAsksItsQuestionsAlsoOnAnotherJdk() throws IOException, InterruptedException {
        List<String> command = generate(
                NEWEST,
                "bgjob-archetype",
                "-DgroupId=org.shop",
                "-DartifactId=photos",
                "-Dpackage=org.shop",
                "-Djava=17");

        onATerminal(command, "8m", "java", "always-ready", "high", "")
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

    private static String answers(String platform) {
        return Here.root()
                .resolve("samples/" + platform + "/.bgjob/answers.yaml")
                .toString();
    }

    private static String parameter(String name, int value) {
        return "param %s = %d\n".formatted(name, value);
    }

    private static List<String> generate(String plugin, String archetype, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Here.root().resolve("mvnw").toString(),
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("bgjob.repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("bgjob.repository.tail"),
                "org.apache.maven.plugins:maven-archetype-plugin:" + plugin + ":generate",
                "-DarchetypeCatalog=internal",
                "-DarchetypeGroupId=io.github.bgjob",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=" + System.getProperty("bgjob.version")));
        words.addAll(List.of(more));
        return words;
    }

    /** The command with a terminal of its own, where these lines are typed; an empty one accepts what is offered. */
    private Command onATerminal(List<String> command, String... lines) throws IOException {
        Path script = Here.required(Here.onPath("script"), "script", "Install it (Debian: apt-get install bsdutils).");
        Files.writeString(place.resolve("typed"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        String quoted = "'" + String.join("' '", command) + "'";
        return Command.in(place, "sh", "-c", "exec \"$@\" <typed", "sh", script.toString(), "-qec", quoted, "shown");
    }
}
