package io.github.bgjob.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

@Timeout(60)
class ProjectDirectoryTest {

    @TempDir
    private Path place;

    @Test
    void aNewDirectoryHasTheTreeAndNothingElse() throws IOException {
        Path target = place.resolve("my-jobs");

        new ProjectDirectory(target).write(Trees.small());

        assertHolds(target, Trees.small());
        assertThat(entries(place)).containsExactly("my-jobs");
    }

    @Test
    void directoriesAboveItAreMade() throws IOException {
        Path target = place.resolve("a/b/my-jobs");

        new ProjectDirectory(target).write(Trees.small());

        assertHolds(target, Trees.small());
        assertThat(entries(place)).containsExactly("a");
    }

    @Test
    void anEmptyDirectoryIsFilledAndStaysTheSameDirectory() throws IOException {
        assumeTrue(File.separatorChar == '/');
        Path target = Files.createDirectory(place.resolve("my-jobs"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        Object inode = Files.getAttribute(target, "unix:ino");

        new ProjectDirectory(target).write(Trees.small());

        assertHolds(target, Trees.small());
        assertThat(Files.getAttribute(target, "unix:ino")).isEqualTo(inode);
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aLinkToAnEmptyDirectoryIsFollowed() throws IOException {
        Path real = Files.createDirectory(place.resolve("real"));
        Path link = Files.createSymbolicLink(place.resolve("link"), real);

        new ProjectDirectory(link).write(Trees.small());

        assertHolds(real, Trees.small());
        assertThat(link).isSymbolicLink();
    }

    @Test
    void executablesAreExecutableAndOthersAreNot() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/');
        Path target = place.resolve("my-jobs");

        new ProjectDirectory(target).write(Trees.small());

        assertThat(Files.isExecutable(target.resolve("run"))).isTrue();
        assertThat(Files.getPosixFilePermissions(target.resolve("pom.xml")))
                .noneMatch(permission -> permission.name().endsWith("EXECUTE"));
        Process process = new ProcessBuilder(target.resolve("run").toString()).start();
        assertThat(process.inputReader().readLine()).isEqualTo("ran");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aDirectoryThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.writeString(place.resolve("notes.txt"), "mine");

        assertRefused(place, Failure.Kind.BAD_INPUT, "is not empty; there is 'notes.txt' in it");

        assertThat(entries(place)).containsExactly("notes.txt");
    }

    @Test
    void aFileInTheWayIsLeftAlone() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");

        assertRefused(file, Failure.Kind.BAD_INPUT, "is not a directory");
        assertRefused(file.resolve("below"), Failure.Kind.BAD_INPUT, "is not a directory");

        assertThat(file).hasContent("mine");
    }

    @Test
    void aLinkThatLeadsNowhereIsLeftAlone() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("link"), place.resolve("gone"));

        assertRefused(link, Failure.Kind.BAD_INPUT, "is not a directory");

        assertThat(entries(place)).containsExactly("link");
    }

    @Test
    void namesOfDevicesOnWindowsAreRefused() throws IOException {
        assertRefused(place.resolve("nul"), Failure.Kind.BAD_INPUT, "cannot be called 'nul'");
        assertRefused(place.resolve("a/COM1.d/my-jobs"), Failure.Kind.BAD_INPUT, "cannot be called 'COM1.d'");

        assertThat(entries(place)).isEmpty();
    }

    @Test
    void aFileThatComesIntoBeingMeanwhileIsLeftAlone() throws IOException {
        Path target = Files.createDirectory(place.resolve("my-jobs"));

        assertThatThrownBy(() -> {
                    try (StagedWrite write = StagedWrite.into(target)) {
                        write.add(Path.of("a"), out -> out.write('a'), false);
                        write.add(Path.of("b"), out -> out.write('b'), false);
                        Files.writeString(target.resolve("b"), "mine");
                        write.commit();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("b");

        assertThat(entries(target)).containsExactly("b");
        assertThat(target.resolve("b")).hasContent("mine");
    }

    @Test
    void anErrorInTheMiddleLeavesNothing() throws IOException {
        assertThatThrownBy(() -> {
                    try (StagedWrite write = StagedWrite.into(place)) {
                        write.add(Path.of("a/b/c"), out -> out.write('c'), false);
                        write.add(
                                Path.of("a/d"),
                                out -> {
                                    throw new IOException("the disk is on fire");
                                },
                                false);
                    }
                })
                .hasMessage("the disk is on fire");

        assertThat(entries(place)).isEmpty();
    }

    private void assertRefused(Path target, Failure.Kind kind, String why) {
        Destination destination = new ProjectDirectory(target);
        for (Runnable action : List.<Runnable>of(destination::check, () -> destination.write(Trees.small()))) {
            assertThatThrownBy(action::run).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(kind);
                assertThat(failure.what()).contains(why);
                assertThat(failure.suggestion()).isNotBlank();
            });
        }
    }

    private static void assertHolds(Path directory, RenderedTree tree) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            assertThat(walk.filter(Files::isRegularFile)
                            .map(directory::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(tree.files().stream()
                            .map(file -> file.path().replace('/', File.separatorChar))
                            .toList());
        }
        for (RenderedFile file : tree.files()) {
            assertThat(directory.resolve(file.path())).hasBinaryContent(file.bytes());
        }
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
