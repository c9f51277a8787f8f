package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever makes a mistake in a template is told by the build in which file. One build of a copy with every mistake in it
 * stands for a build for each: the checks report all they find, and each test looks for its own file.
 */
class PlantedMistakesIT {

    private static final Duration BUILD = Duration.ofMinutes(6);

    @TempDir
    private static Path place;

    private static String printed;

    @BeforeAll
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    static void buildWithEveryMistake() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(place);
        Path templates = place.resolve("templates/java");
        checkout.replace(
                "templates/java/core/src/main/java/com/acmetpl/jobs/Jobs.java",
                "\nimport com.acmetpl.jobs",
                "\nimport com.acmetpl.jobs.local.RunLocal;\nimport com.acmetpl.jobs");
        Files.writeString(
                Files.createDirectories(place.resolve("templates/forgotten")).resolve("notes.txt"), "text\n");
        checkout.append("templates/docs/README.md.ftl", "\nThe artifact is ${artifactId}.\n");
        Files.delete(templates.resolve(".gitignore"));
        checkout.append("templates/java/functions/host.json", "<#if functions>\n");

        printed = Command.in(
                        place,
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "-q",
                        "--fail-at-end",
                        "-pl",
                        "generator,templates/java,templates/java/core",
                        "-am",
                        "-Dtest=PackedTemplatesTest",
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dspotless.check.skip",
                        "test")
                .failWithin(BUILD);
    }

    @Test
    void anImportOfAnotherLayer() {
        assertThat(printed)
                .containsPattern(
                        "Jobs\\.java:\\[\\d+,\\d+] (?:error: )?package com\\.acmetpl\\.jobs\\.local does not exist");
    }

    @Test
    void aFileThatNoLayerHas() {
        assertThat(printed).contains("forgotten/notes.txt: belongs to no layer; name it in layers.yaml");
    }

    @Test
    void aValueWrittenAsElsewhere() {
        assertThat(printed).contains("docs/README.md.ftl: ", "${artifactId}", "[=artifactId]");
    }

    @Test
    void aProjectWithoutItsGitignore() {
        assertThat(printed).contains("java/.gitignore");
    }

    @Test
    void aDirectiveWhereNoneMayStand() {
        assertThat(printed).contains("java/functions/host.json: has a directive");
    }
}
