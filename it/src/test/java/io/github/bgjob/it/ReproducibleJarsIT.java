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
import java.util.Set;
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
        String build = "umask 077 && exec ./mvnw -B -ntp -q -T 2 -DskipTests -Dspotless.check.skip package -pl '!it'";
        new Command(copy, Map.of("TZ", "Pacific/Chatham", "LC_ALL", "C"), List.of("sh", "-c", build))
                .succeedWithin(Duration.ofMinutes(10));

        Map<String, Path> first = jars(Here.root());
        Map<String, Path> second = jars(copy);
        assertThat(second.keySet()).isEqualTo(first.keySet()).hasSizeGreaterThan(4);
        second.forEach((name, jar) -> assertThat(jar).as(name).hasSameBinaryContentAs(first.get(name)));
    }

    /** What modules have in their target directories, by path below the checkout. */
    private static Map<String, Path> jars(Path root) throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean inTarget = directory.getParent().endsWith("target");
                return inTarget || SKIPPED.contains(directory.getFileName().toString())
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

    /** Samples are built by whoever likes to, and not by our build. */
    private static final Set<String> SKIPPED = Set.of("samples", ".git", ".mvn", "node_modules");
}
