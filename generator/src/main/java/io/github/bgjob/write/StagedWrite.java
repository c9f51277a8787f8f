package io.github.bgjob.write;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts files into a directory, all of them or none: they are written into a temporary directory inside it and then moved.
 * Whatever ends the write before {@link #commit} has returned, be it an error or the end of the process, takes back what
 * was done. A new project is one new name in the directory, so it appears with a single move.
 */
final class StagedWrite implements AutoCloseable {

    private static final Map<PosixFilePermission, PosixFilePermission> EXECUTE_FOR_READ = Map.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    private final Path directory;
    private final Thread onShutdown = new Thread(this::rollBack, "remove unfinished project");
    private final Set<Path> directories = new HashSet<>();
    private final List<Path> moved = new ArrayList<>();
    private Path staging;
    private boolean done;

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private StagedWrite(Path directory) {
        this.directory = directory;
    }

    /** Begins a write into a directory that exists. */
    static StagedWrite into(Path directory) throws IOException {
        StagedWrite write = new StagedWrite(directory);
        try {
            write.begin();
            return write;
        } catch (IOException e) {
            write.close();
            throw e;
        }
    }

    private synchronized void begin() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(onShutdown);
        } catch (IllegalStateException shuttingDown) {
            throw new IOException("the program is being stopped", shuttingDown);
        }
        staging = Files.createTempDirectory(directory, ".bgjob-");
    }

    /** @param path relative to the directory */
    synchronized void add(Path path, Content content, boolean executable) throws IOException {
        requireRunning();
        Path file = staging.resolve(path);
        if (directories.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            content.writeTo(out);
        }
        if (executable) {
            makeExecutable(file);
        }
    }

    /** Moves everything to where it belongs. */
    synchronized void commit() throws IOException {
        requireRunning();
        for (Path child : children(staging)) {
            Path place = directory.resolve(child.getFileName());
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            Files.move(child, place, StandardCopyOption.ATOMIC_MOVE);
            moved.add(place);
        }
        Files.delete(staging);
        done = true;
    }

    /** Takes back what was not committed. */
    @Override
    public void close() throws IOException {
        rollBack();
        if (staging != null && Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("what was written could not be removed again: " + staging);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException shuttingDown) {
            // The hook has its turn, and will find that there is nothing to do.
            return;
        }
    }

    private synchronized void rollBack() {
        if (!done && staging != null) {
            moved.forEach(StagedWrite::delete);
            delete(staging);
        }
        done = true;
    }

    private void requireRunning() throws IOException {
        if (done) {
            throw new IOException("the program is being stopped");
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    /** Deletes as much as can be deleted: one file that resists must not save the others. */
    private static void delete(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException unreadable) {
            root.toFile().delete();
        }
    }

    /** Whoever may read it may execute it; on systems without such permissions there is nothing to do. */
    private static void makeExecutable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(view.readAttributes().permissions());
            EXECUTE_FOR_READ.forEach((read, execute) -> {
                if (permissions.contains(read)) {
                    permissions.add(execute);
                }
            });
            view.setPermissions(permissions);
        }
    }
}
