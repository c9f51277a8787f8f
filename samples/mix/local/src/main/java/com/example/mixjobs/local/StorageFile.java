package com.example.mixjobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * {@code .run/storage}: the connection string of the storage that was started here, where the {@code jobs} command finds
 * it. Only its owner may read it; it is there only while the storage is.
 */
final class StorageFile implements AutoCloseable {

    private final Path file;

    private StorageFile(Path file) {
        this.file = file;
    }

    static StorageFile write(Path project, String connectionString) throws IOException {
        Path directory = project.resolve(".run");
        Files.createDirectories(directory);
        Path file = directory.resolve("storage");
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly());
        Files.writeString(file, connectionString + "\n", StandardCharsets.UTF_8);
        return new StorageFile(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        // On Windows the directories of a user are closed to others already.
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
