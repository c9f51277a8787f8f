package io.github.bgjob.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedTree;

/** A zip file that does not exist yet, in a directory that does; all of the project is in one directory inside. */
public final class ProjectZip implements Destination {

    private final Path file;
    private final String topDirectory;

    /**
     * A zip file to be.
     *
     * @param topDirectory name of the directory inside it
     */
    public ProjectZip(Path file, String topDirectory) {
        this.file = file.toAbsolutePath().normalize();
        this.topDirectory = topDirectory;
    }

    @Override
    public void check() {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure("'" + file + "' exists already.", "Choose another name, or remove it.");
        }
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new Failure("'" + file + "' cannot be created.", "Name a file in a directory that you may write to.");
        }
    }

    @Override
    public void write(RenderedTree tree) {
        check();
        ZipArchive archive = new ZipArchive(topDirectory, tree);
        try (StagedWrite write = StagedWrite.into(file.getParent())) {
            write.add(file.getFileName(), archive::writeTo, false);
            write.commit();
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }
}
