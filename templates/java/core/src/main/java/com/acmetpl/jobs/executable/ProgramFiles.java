package com.acmetpl.jobs.executable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program is made of: a directory on the class path, copied once for each worker process, because what is in a
 * jar cannot be started. The copy goes when the process ends.
 */
final class ProgramFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramFiles.class);

    private final URL inside;
    private Path directory;

    private ProgramFiles(URL inside) {
        this.inside = inside;
    }

    /** All files that are beside one of them, and below. */
    static ProgramFiles beside(URL file) {
        return new ProgramFiles(file);
    }

    /** Where they are on disk, each of them executable. */
    synchronized Path directory() throws IOException {
        if (directory == null) {
            directory = unpack();
        }
        return directory;
    }

    private Path unpack() throws IOException {
        Path target = Files.createTempDirectory("executable-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(target), "delete-program"));
        if (inside.openConnection() instanceof JarURLConnection jar) {
            try (FileSystem content = FileSystems.newFileSystem(path(jar.getJarFileURL()))) {
                copy(content.getPath(jar.getEntryName()).getParent(), target);
            }
        } else {
            copy(path(inside).getParent(), target);
        }
        return target;
    }

    private static Path path(URL file) throws IOException {
        try {
            return Path.of(new URI(file.toString()));
        } catch (URISyntaxException e) {
            throw new IOException("No file has the address " + file, e);
        }
    }

    /** A jar keeps no execute bits, so every file gets one. */
    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.filter(path -> !path.equals(source)).toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectory(copy);
                } else {
                    Files.copy(path, copy);
                    copy.toFile().setExecutable(true);
                }
            }
        }
    }

    private static void delete(Path target) {
        try {
            Place.deleteAll(target);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} could not be deleted", target, e);
        }
    }
}
