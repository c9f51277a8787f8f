package io.github.bgjob.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java development kit on this machine.
 *
 * @param feature its feature release, for example 17
 */
record Jdk(Path home, int feature) {

    /** Names another JDK to test with, for machines that keep them in an unusual place. */
    private static final String OTHER = "BGJOB_OTHER_JDK";

    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** A JDK of another release than this one, the newest there is. */
    static Optional<Jdk> other() throws IOException {
        List<Path> homes = new ArrayList<>();
        if (System.getenv(OTHER) != null) {
            homes.add(Path.of(System.getenv(OTHER)));
        } else {
            for (String place : List.of("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines", "/opt/java")) {
                homes.addAll(children(Path.of(place)));
            }
        }
        Jdk best = null;
        for (Path home : homes) {
            Optional<Jdk> jdk = at(home).or(() -> at(home.resolve("Contents/Home")));
            if (jdk.isPresent()
                    && jdk.get().feature != current().feature
                    && (best == null || jdk.get().feature > best.feature)) {
                best = jdk.get();
            }
        }
        return Optional.ofNullable(best);
    }

    static Jdk requiredOther() throws IOException {
        return Here.required(
                other(), "second JDK", "Install one (for example Temurin 25) or point " + OTHER + " at its directory.");
    }

    /** The newest Java release this JDK compiles for, among those a project can be generated for. */
    int newestTarget() {
        return Stream.of(25, 21, 17)
                .filter(release -> release <= feature)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Jdk> at(Path home) {
        if (!Files.isExecutable(home.resolve("bin/javac"))) {
            return Optional.empty();
        }
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }
}
