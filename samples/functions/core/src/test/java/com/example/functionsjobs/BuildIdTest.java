package com.example.functionsjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class BuildIdTest {

    private static final String INSIDE = "aaaaaaaaaaaaaaaa";

    @TempDir
    private Path place;

    @ParameterizedTest
    @CsvSource({
        // where the classes are     | what else there is | what it says          | the build
        "app.jar,                      build-id,            0123456789abcdef,       0123456789abcdef",
        "app.jar,                      build-id,            '0123456789abcdef\n',   0123456789abcdef",
        "app.jar,                      build-id,            '0123456789abcdef\r\n', 0123456789abcdef",
        "app/lib/core.jar,             app/build-id,        0123456789abcdef,       0123456789abcdef",
        "app/other/core.jar,           app/build-id,        0123456789abcdef,       ",
        "app/lib/more/core.jar,        app/build-id,        0123456789abcdef,       ",
        "app.jar,                      other,               0123456789abcdef,       ",
        "app.jar,                      build-id,            0123456789ABCDEF,       ",
        "app.jar,                      build-id,            0123456789abcde,        ",
        "app.jar,                      build-id,            '',                     ",
        "app.jar,                      build-id/file,       0123456789abcdef,       ",
    })
    void itStandsBesideTheJarOrAboveTheLibraries(String jar, String file, String content, String build)
            throws IOException {
        write(file, content);

        assertThat(BuildId.of(jar(jar, Optional.empty()))).isEqualTo(Optional.ofNullable(build));
    }

    @Test
    void aJarThatHasItsOwnIsAskedFirst() throws IOException {
        write("build-id", "bbbbbbbbbbbbbbbb");

        assertThat(BuildId.of(jar("processor.jar", Optional.of(INSIDE)))).contains(INSIDE);
    }

    @Test
    void classesThatAreInNoJarHaveNone() throws IOException {
        write("build-id", INSIDE);
        write("classes/build-id", INSIDE);

        assertThat(BuildId.of(place.resolve("classes"))).isEmpty();
        assertThat(BuildId.of(place.resolve("missing.jar"))).isEmpty();
        assertThat(BuildId.ofThisProcess()).isEmpty();
    }

    private void write(String file, String content) throws IOException {
        Path path = place.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private Path jar(String name, Optional<String> build) throws IOException {
        Path jar = place.resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("Main.class"));
            if (build.isPresent()) {
                zip.putNextEntry(new ZipEntry("build-id"));
                zip.write(build.get().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
