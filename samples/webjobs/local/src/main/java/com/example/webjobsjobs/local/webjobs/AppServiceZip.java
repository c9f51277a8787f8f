package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The zip that is deployed, unpacked as App Service does it: with the modes and times of its files. */
final class AppServiceZip {

    private AppServiceZip() {}

    /**
     * Unpacks a zip.
     *
     * @param directory is empty before; what was in it is deleted
     * @throws IOException when the zip is not there; the message says what to do
     */
    static void unpack(Path zip, Path directory) throws IOException {
        if (!Files.exists(zip)) {
            throw new IOException("There is no " + zip + ". Build the project: ./mvnw clean package");
        }
        Trees.delete(directory);
        try (FileSystem content = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> paths = Files.walk(content.getPath("/"))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = directory.resolve(path.toString().substring(1)).normalize();
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                    setMode(target, Files.getPosixFilePermissions(path));
                }
            }
        }
    }

    private static void setMode(Path file, Set<PosixFilePermission> mode) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, mode);
        }
    }
}
