package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds bgjob elsewhere and at another time gets the same jars. */
class ReproducibleJarsIT {

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void aCopyInAnotherPlaceAndTimeZoneBuildsTheSameJars(@TempDir Path place) throws IOException, InterruptedException {
        Path copy = Checkout.in(place.resolve("another place")).directory();
        String build = "umask 077 && exec ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip -pl it -am package";
        new Command(copy, Map.of("TZ", "Pacific/Chatham", "LC_ALL", "C"), List.of("sh", "-c", build))
                .succeedWithin(Duration.ofMinutes(10));

        Map<String, Path> jars = jars(copy);
        assertThat(jars.keySet())
                .contains("generator/target/bgjob-generator.jar")
                .anyMatch(jar -> jar.contains("bgjob-archetype-"))
                .anyMatch(jar -> jar.contains("bgjob-functions-archetype-"))
                .anyMatch(jar -> jar.contains("bgjob-maven-plugin-"));
        jars.forEach((path, jar) ->
                assertThat(jar).as(path).hasSameBinaryContentAs(Here.root().resolve(path)));
    }

    /** What modules have in their target directories, by path below the checkout. */
    private static Map<String, Path> jars(Path root) throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean inTarget = directory.getParent().endsWith("target");
                return inTarget || directory.endsWith("samples")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getParent().endsWith("target") && file.toString().endsWith(".jar")) {
                    jars.put(root.relativize(file).toString(), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return jars;
    }
}
