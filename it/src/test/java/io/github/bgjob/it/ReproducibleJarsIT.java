package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever builds bgjob elsewhere and at another time gets the same jars. One of the two builds is the one that these
 * tests are part of.
 */
class ReproducibleJarsIT {

    /** The modules whose jars are for others, the archetypes among them. */
    private static final List<String> MODULES = List.of(
            "generator",
            "it/batch-emulator",
            "maven-plugin",
            "archetypes/advisor",
            "archetypes/functions",
            "archetypes/webjobs",
            "archetypes/batch",
            "archetypes/mix");

    /** Another language, time zone and umask; one that hides files from others would be seen in the jars. */
    private static final String ELSEWHERE = "umask 002 && export TZ=Pacific/Chatham LC_ALL=C && exec \"$@\"";

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void aCopyInAnotherPlaceAndTimeZoneBuildsTheSameJars(@TempDir Path place) throws IOException, InterruptedException {
        Path copy = Checkout.in(place.resolve("another place")).directory();
        Command.in(
                        copy,
                        "sh",
                        "-c",
                        ELSEWHERE,
                        "sh",
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "-q",
                        "-Dmaven.test.skip",
                        "-Dspotless.check.skip",
                        "-pl",
                        String.join(",", MODULES),
                        "-am",
                        "package")
                .succeedWithin(Duration.ofMinutes(10));

        for (String module : MODULES) {
            List<String> jars = jars(copy.resolve(module));
            assertThat(jars).as(module).isNotEmpty().isEqualTo(jars(Here.root().resolve(module)));
            for (String jar : jars) {
                assertThat(copy.resolve(module).resolve(jar))
                        .hasSameBinaryContentAs(Here.root().resolve(module).resolve(jar));
            }
        }
    }

    private static List<String> jars(Path module) throws IOException {
        try (Stream<Path> output = Files.list(module.resolve("target"))) {
            return output.map(file -> module.relativize(file).toString())
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
