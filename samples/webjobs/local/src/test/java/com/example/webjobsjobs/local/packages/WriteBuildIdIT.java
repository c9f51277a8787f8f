package com.example.webjobsjobs.local.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.webjobsjobs.local.QuickJava;

/** Which build a package is, told by what is in it. */
@Timeout(60)
class WriteBuildIdIT {

    private static final Path PROGRAM =
            Path.of("").toAbsolutePath().getParent().resolve("core/src/pack/java/packages/WriteBuildId.java");

    private static final Map<String, String> CONTENT = Map.of(
            "host.json", "{}",
            "lib/core.jar", "classes",
            "local.settings.json", "{\"mine\":true}");

    @TempDir
    private Path place;

    @ParameterizedTest
    @CsvSource({
        "nothing,             lib/core.jar,        classes, true",
        "a class,             lib/core.jar,        Classes, false",
        "an entry more,       lib/other.jar,       '',      false",
        "where a name ends,   lib/core.jarclasses, '',      false",
        "what is not sent,    local.settings.json, {},      true",
        "a file of its name,  lib/build-id,        1,       false",
        "the last build's id, build-id,            1,       true"
    })
    void anotherContentHasAnotherIdAndTheSameTheSameWheneverItWasMade(
            String what, String changed, String content, boolean same) throws Exception {
        Path first = directory("first");
        Path second = directory("second");
        write(second, changed, content);
        try (Stream<Path> files = Files.walk(second)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            }
        }

        String before = written(first);
        String after = written(second);

        assertThat(before).matches("[0-9a-f]{16}\n");
        assertThat(after.equals(before)).as(what).isEqualTo(same);
        assertThat(after.strip())
                .isEqualTo(PackageContent.of(second).expectedId(PackageContent.BUILD_ID, "local.settings.json"));
        try (Stream<Path> beside = Files.list(place)) {
            assertThat(beside).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void aJarGoesWhereItBelongsWithTheIdAsItsLastEntry() throws Exception {
        Path made = zip("made.jar");
        Path target = place.resolve("package.jar");

        assertThat(run(made, target, "worker")).isZero();

        PackageContent content = PackageContent.of(target);
        String id = content.expectedId(PackageContent.BUILD_ID, "worker/build-id");
        assertThat(content.line(PackageContent.BUILD_ID)).isEqualTo(id + "\n");
        assertThat(content.line("worker/build-id")).isEqualTo(id + "\n");
        assertThat(content.entries()).hasSize(4);
        assertThat(made).doesNotExist();
    }

    @Test
    void whereNothingWasMadeTheLastPackageStays() throws Exception {
        Path target = Files.writeString(place.resolve("package.jar"), "the last one");

        assertThat(run(place.resolve("missing.jar"), target)).isNotZero();

        assertThat(target).content().isEqualTo("the last one");
    }

    private Path directory(String name) throws IOException {
        Path directory = place.resolve(name);
        for (Map.Entry<String, String> file : CONTENT.entrySet()) {
            write(directory, file.getKey(), file.getValue());
        }
        return directory;
    }

    private static void write(Path directory, String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Path zip(String name) throws IOException {
        Path jar = place.resolve(name);
        try (FileSystem content = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectory(content.getPath("worker"));
            Files.writeString(content.getPath("Main.class"), "main");
            Files.writeString(content.getPath("worker/worker.jar"), "worker");
        }
        return jar;
    }

    private static String written(Path directory) throws Exception {
        assertThat(run(directory)).isZero();
        return Files.readString(directory.resolve(PackageContent.BUILD_ID));
    }

    private static int run(Object... arguments) throws Exception {
        Stream<String> command = Stream.concat(
                QuickJava.command().stream(),
                Stream.concat(Stream.of(PROGRAM), Stream.of(arguments)).map(Object::toString));
        Process process = new ProcessBuilder(command.toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
