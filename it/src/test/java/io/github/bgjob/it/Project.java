package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory where Maven was told to generate a project. */
public record Project(Path directory) {

    /** What building a project leaves in it. */
    private static final Set<String> OUTPUT = Set.of("target", ".run");

    /** Path to content, each byte a character, with a word on whether it may be executed. */
    SortedMap<String, String> files() throws IOException {
        return files(directory, true);
    }

    /** Path to content, each byte a character. */
    SortedMap<String, String> contents() throws IOException {
        return files(directory, false);
    }

    /** Byte by byte, and with the same files executable. */
    public void isTheSample(String samples, String name) throws IOException {
        compare(files(directory, true), files(Path.of(samples, name), true));
    }

    /**
     * Byte by byte. The archetype plugin writes every file itself and knows no execute bits, so what an archetype without
     * a script makes has none.
     */
    public void isTheSampleButForModes(String samples, String name) throws IOException {
        compare(files(directory, false), files(Path.of(samples, name), false));
        assertThat(files(directory, true))
                .allSatisfy((path, content) -> assertThat(content).as(path).startsWith("plain"));
    }

    /** There is nothing but what the archetype plugin has written before the script ran: a POM that says what to do. */
    public void isOnlyThePlaceholder() throws IOException {
        SortedMap<String, String> files = files(directory, false);
        assertThat(files).containsOnlyKeys("pom.xml");
        assertThat(files.get("pom.xml"))
                .containsPattern("This is not your project yet[\\s\\S]+:bgjob-maven-plugin:[\\w.-]+:init")
                .doesNotContain("${", "@");
    }

    private static void compare(SortedMap<String, String> actual, SortedMap<String, String> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (path, content) -> assertThat(actual.get(path)).as(path).isEqualTo(content));
    }

    /** Path to content, each byte a character. */
    private static SortedMap<String, String> files(Path root, boolean modes) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return OUTPUT.contains(entered.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String mode = !modes ? "" : Files.isExecutable(file) ? "executable: " : "plain: ";
                files.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        mode + Files.readString(file, StandardCharsets.ISO_8859_1));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
