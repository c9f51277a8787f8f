package io.github.bgjob.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared as a whole; {@code -Dgolden.update=true} writes them anew, for a person to read the diff. */
final class Golden {

    private static final Path SOURCES = Path.of("src/test/resources/io/github/bgjob/cli");

    private Golden() {}

    static void assertSame(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SOURCES);
            Files.writeString(SOURCES.resolve(name), actual);
            return;
        }
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
