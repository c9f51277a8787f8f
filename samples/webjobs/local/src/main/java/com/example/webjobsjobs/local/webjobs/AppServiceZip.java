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

    private static final String LINUX = "run.sh";
    private static final String WINDOWS = "run.cmd";

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

    /**
     * The same, and where the zip is for machines of another system, with the start script of this one in the place of
     * theirs: from the project that the zip was built in.
     *
     * @throws IOException when the zip or that script is not there
     */
    static void unpackForThisMachine(Path zip, Path directory) throws IOException {
        unpack(zip, directory);
        Path webJob = directory.resolve(AppService.WEBJOB);
        String here = ScriptHost.isWindows() ? WINDOWS : LINUX;
        if (!Files.exists(webJob.resolve(here))) {
            Path script = zip.toAbsolutePath().getParent().resolveSibling("job").resolve(here);
            Files.copy(script, webJob.resolve(here), StandardCopyOption.COPY_ATTRIBUTES);
            Files.delete(webJob.resolve(ScriptHost.isWindows() ? LINUX : WINDOWS));
            System.out.println(
                    "The zip is made for another system than this one: here " + here + " starts the WebJob.");
        }
    }

    private static void setMode(Path file, Set<PosixFilePermission> mode) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, mode);
        }
    }
}
