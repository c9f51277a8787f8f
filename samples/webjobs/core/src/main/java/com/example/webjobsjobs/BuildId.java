package com.example.webjobsjobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Which build a process runs. The build writes it into each package (core/src/pack), so that nobody can run the one and
 * be told of the other, as with a setting.
 */
final class BuildId {

    private static final String NAME = "build-id";
    private static final Path LIBRARIES = Path.of("lib");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private BuildId() {}

    /**
     * Reads it from the package that this class was loaded from. Ask when the process starts: later another package may be
     * there.
     *
     * @return 16 lower-case hexadecimal digits; empty when this process runs from no package, or from one that is broken
     */
    static Optional<String> ofThisProcess() {
        CodeSource source = BuildId.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads it from the package of a jar: the jar itself, the directory it is in, or the app whose library it is.
     *
     * @param jar where classes were loaded from; from a directory there is no package
     */
    static Optional<String> of(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        Path directory = jar.toAbsolutePath().getParent();
        return inside(jar)
                .or(() -> beside(directory))
                .or(() -> directory.endsWith(LIBRARIES) ? beside(directory.getParent()) : Optional.empty());
    }

    private static Optional<String> inside(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(NAME);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream content = file.getInputStream(entry)) {
                return read(content);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> beside(Path directory) {
        try (InputStream content = Files.newInputStream(directory.resolve(NAME))) {
            return read(content);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(InputStream content) throws IOException {
        String text = new String(content.readAllBytes(), StandardCharsets.US_ASCII).strip();
        return Optional.of(text).filter(ID.asMatchPredicate());
    }
}
