package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a WebJob's copy is renewed: by the rules of Kudu, which looks at names and times alone. */
class WebJobFolderTest {

    private static final FileTime TIME = FileTime.from(Instant.parse("2020-02-02T10:00:00Z"));
    private static final FileTime ANOTHER = FileTime.from(Instant.parse("2020-02-02T10:00:02Z"));

    @TempDir
    private Path temp;

    private Path deployed;
    private WebJobFolder folder;

    /** What happens to the folder that was deployed, or to the copy. */
    @FunctionalInterface
    private interface Change {
        void make(Path deployed, Path copy) throws IOException;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("nothing", (deployed, copy) -> {}, false),
                row(
                        "other content, the same time",
                        (deployed, copy) -> write(deployed, "worker.jar", "new", TIME),
                        false),
                row(
                        "other content, another time",
                        (deployed, copy) -> write(deployed, "worker.jar", "new", ANOTHER),
                        true),
                row(
                        "an older time",
                        (deployed, copy) -> write(deployed, "worker.jar", "new", FileTime.fromMillis(0)),
                        true),
                row("one more file", (deployed, copy) -> write(deployed, "lib/more.jar", "more", TIME), true),
                row("one file less", (deployed, copy) -> Files.delete(deployed.resolve("lib/some.jar")), true),
                row(
                        "a file that the WebJob has written",
                        (deployed, copy) -> write(copy, "its.log", "log", TIME),
                        false),
                row(
                        "a file that the WebJob has deleted",
                        (deployed, copy) -> Files.delete(copy.resolve("worker.jar")),
                        true));
    }

    @BeforeEach
    void a_copy_is_there() throws IOException {
        deployed = Files.createDirectories(temp.resolve("site/App_Data/jobs/continuous/worker"));
        write(deployed, "worker.jar", "old", TIME);
        write(deployed, "lib/some.jar", "some", TIME);
        folder = new WebJobFolder(deployed, temp.resolve("copies"));
    }

    @Test
    void the_first_start_copies_files_with_their_times() throws IOException {
        Path copy = folder.toRunFrom();

        assertThat(copy.resolve("worker.jar")).hasContent("old");
        assertThat(copy.resolve("lib/some.jar")).hasContent("some");
        assertThat(Files.getLastModifiedTime(copy.resolve("worker.jar"))).isEqualTo(TIME);
    }

    @ParameterizedTest(name = "{0}: copied anew {2}")
    @MethodSource("changes")
    void a_copy_is_renewed_for(String name, Change change, boolean renewed) throws IOException {
        Path first = folder.toRunFrom();

        change.make(deployed, first);
        Path second = folder.toRunFrom();

        assertThat(second.equals(first)).isEqualTo(!renewed);
        assertThat(Files.exists(first)).isEqualTo(!renewed);
    }

    private static Arguments row(String name, Change change, boolean renewed) {
        return Arguments.of(name, change, renewed);
    }

    private static void write(Path directory, String name, String content, FileTime time) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, time);
    }
}
