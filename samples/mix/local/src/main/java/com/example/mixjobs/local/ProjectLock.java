package com.example.mixjobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets a project run once at a time on storage of its own. It goes with the process, however that ends. */
final class ProjectLock implements AutoCloseable {

    private final FileChannel channel;

    private ProjectLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another process has it */
    static ProjectLock take(Path project) throws IOException {
        Path directory = Files.createDirectories(project.resolve(".run"));
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(
                    "This project is running already, in another terminal perhaps. Stop that first (Ctrl-C there).");
        }
        return new ProjectLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
