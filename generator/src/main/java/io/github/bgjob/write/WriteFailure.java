package io.github.bgjob.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import io.github.bgjob.answers.Failure;

/** Says in a person's words why a write failed. */
final class WriteFailure {

    private WriteFailure() {}

    static Failure of(Path target, IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return new Failure(
                    Failure.Kind.BAD_INPUT,
                    "'" + target + "' cannot be written: there is no permission to create files in '"
                            + parent(denied, target) + "'.",
                    "Choose another directory, or have the permission given to you.",
                    cause);
        }
        if (cause instanceof FileAlreadyExistsException exists) {
            return new Failure(
                    Failure.Kind.BAD_INPUT,
                    "'" + exists.getFile() + "' came into being while the project was written.",
                    "Nothing of the project was left behind. Move it away, or choose another directory.",
                    cause);
        }
        return new Failure(
                Failure.Kind.ENVIRONMENT,
                "'" + target + "' could not be written: " + reason(cause) + ".",
                "Nothing of the project was left behind. Make room or choose another disk, and try again.",
                cause);
    }

    private static Path parent(AccessDeniedException denied, Path target) {
        Path parent =
                denied.getFile() == null ? null : Path.of(denied.getFile()).getParent();
        return parent == null ? target : parent;
    }

    private static String reason(IOException cause) {
        return cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(cause.getMessage());
    }
}
