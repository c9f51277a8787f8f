package io.github.bgjob.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.project.PortableName;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/** A directory that does not exist yet, or is empty. Directories above it are made when they are missing. */
public final class ProjectDirectory implements Destination {

    private final Path target;

    public ProjectDirectory(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    public Path path() {
        return target;
    }

    @Override
    public void check() {
        Path existing = existing();
        for (Path name : existing.relativize(target)) {
            if (PortableName.isReservedOnWindows(name.toString())) {
                throw new Failure(
                        "The directory cannot be called '" + name + "': on Windows that is a device.",
                        "Choose another name, such as " + name + "-jobs.");
            }
        }
        if (!Files.isDirectory(existing)) {
            throw new Failure(
                    "'" + existing + "' is not a directory.",
                    "Choose another place for the project, or remove that file.");
        }
        if (!Files.isWritable(existing)) {
            throw new Failure(
                    "Nothing can be created in '" + existing + "': there is no permission to write.",
                    "Choose another directory, or have the permission given to you.");
        }
        if (existing.equals(target)) {
            firstEntry().ifPresent(entry -> {
                throw new Failure(
                        "The directory '" + target + "' is not empty; there is '" + entry.getFileName() + "' in it.",
                        "Choose a new directory, or empty this one.");
            });
        }
    }

    @Override
    public void write(RenderedTree tree) {
        check();
        Path existing = existing();
        Path below = existing.relativize(target);
        try (StagedWrite write = StagedWrite.into(existing)) {
            for (RenderedFile file : tree.files()) {
                write.add(below.resolve(file.path()), file::writeTo, file.executable());
            }
            write.commit();
        } catch (IOException e) {
            throw WriteFailure.of(target, e);
        }
    }

    /** The target, or what is nearest above it. A link that leads nowhere exists as well: it is in the way. */
    private Path existing() {
        Path path = target;
        while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    private Optional<Path> firstEntry() {
        try (Stream<Path> entries = Files.list(target)) {
            return entries.sorted().findFirst();
        } catch (IOException e) {
            throw WriteFailure.of(target, e);
        }
    }
}
