package io.github.bgjob.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

@Timeout(60)
class ProjectZipTest {

    @TempDir
    private Path place;

    @Test
    void theZipHasTheTreeInOneDirectory() throws IOException {
        Path file = place.resolve("my-jobs.zip");
        RenderedTree tree = Trees.small();

        new ProjectZip(file, "my-jobs").write(tree);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly("my-jobs/pom.xml", "my-jobs/run", "my-jobs/src/deep/Ä.java");
            for (RenderedFile expected : tree.files()) {
                assertThat(zip.getInputStream(zip.getEntry("my-jobs/" + expected.path()))
                                .readAllBytes())
                        .isEqualTo(expected.bytes());
            }
            assertThat(zip.stream().map(entry -> entry.getTimeLocal()))
                    .containsOnly(LocalDateTime.of(1980, 1, 1, 0, 0));
        }
        assertThat(place.toFile().list()).containsExactly("my-jobs.zip");
    }

    @Test
    void executablesKeepTheirMode() throws IOException {
        Path file = place.resolve("my-jobs.zip");

        new ProjectZip(file, "my-jobs").write(Trees.small());

        URI uri = URI.create("jar:" + file.toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", true))) {
            assertThat(mode(zip.getPath("my-jobs/run"))).isEqualTo("rwxr-xr-x");
            assertThat(mode(zip.getPath("my-jobs/pom.xml"))).isEqualTo("rw-r--r--");
        }
    }

    @Test
    void theSameTreeGivesTheSameBytesInEveryTimeZone() throws IOException {
        byte[] usual = bytes(Trees.small());
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(bytes(Trees.small())).isEqualTo(usual);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherProgramReadsItToo() throws IOException, InterruptedException {
        Path file = place.resolve("my-jobs.zip");
        new ProjectZip(file, "my-jobs").write(Trees.large(500, 4096));

        Path jar = Path.of(System.getProperty("java.home"), "bin", "jar");
        Process process = new ProcessBuilder(jar.toString(), "--extract", "--file", file.toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(place.resolve("my-jobs/folder-4/file-499")).hasSize(4096);
    }

    @Test
    void aFileThatExistsIsLeftAlone() throws IOException {
        Path file = Files.writeString(place.resolve("my-jobs.zip"), "mine");

        assertThatThrownBy(() -> new ProjectZip(file, "my-jobs").write(Trees.small()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exists already");

        assertThat(file).hasContent("mine");
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> new ProjectZip(place.resolve("gone/my-jobs.zip"), "my-jobs").check())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void aTreeThatHasTooManyFilesIsRefused() {
        RenderedTree tree = new RenderedTree(IntStream.range(0, 65_536)
                .mapToObj(i -> Trees.file("f" + i, "", false))
                .toList());

        assertThatThrownBy(() -> new ZipArchive("x", tree)).hasMessageContaining("too many files");
    }

    private static String mode(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return PosixFilePermissions.toString(permissions);
    }

    private static byte[] bytes(RenderedTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ZipArchive("my-jobs", tree).writeTo(out);
        return out.toByteArray();
    }
}
