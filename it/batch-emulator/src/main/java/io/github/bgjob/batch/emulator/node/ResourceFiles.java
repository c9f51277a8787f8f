package io.github.bgjob.batch.emulator.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.batch.emulator.wire.Json;

/** The files that are put into a task's working directory before it runs. */
final class ResourceFiles {

    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
    };

    private final RunOrder order;
    private final Blobs blobs;

    ResourceFiles(RunOrder order, Blobs blobs) {
        this.order = order;
        this.blobs = blobs;
    }

    void download() throws TaskFailedException, IOException, InterruptedException {
        for (JsonNode file : order.resourceFiles()) {
            Optional<String> url = Json.text(file, "httpUrl");
            if (url.isPresent()) {
                one(URI.create(url.get()), Json.text(file, "filePath").orElse(""), mode(file));
            } else {
                all(file);
            }
        }
    }

    private void all(JsonNode file) throws TaskFailedException, IOException, InterruptedException {
        URI container = URI.create(Json.text(file, "storageContainerUrl")
                .orElseThrow(() -> new TaskFailedException(new Failure(
                        true,
                        "BlobDownloadMiscError",
                        "Miscellaneous error encountered while downloading one of the specified Azure Blob(s)",
                        "the emulator takes httpUrl or storageContainerUrl, not autoStorageContainerName"))));
        String below = Json.text(file, "filePath").map(path -> path + "/").orElse("");
        try {
            for (String name :
                    blobs.list(container, Json.text(file, "blobPrefix").orElse(""))) {
                one(Blobs.blob(container, name), below + name, mode(file));
            }
        } catch (Blobs.Refused e) {
            throw failed(e.status(), e);
        }
    }

    private void one(URI uri, String name, Optional<Integer> mode)
            throws TaskFailedException, IOException, InterruptedException {
        Path file = LocalRun.within(order.workingDirectory(), name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        try {
            blobs.download(uri, file);
        } catch (Blobs.Refused e) {
            throw failed(e.status(), e);
        } catch (IOException e) {
            throw failed(0, e);
        }
        if (mode.isPresent() && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, permissions(mode.get()));
        }
    }

    private static TaskFailedException failed(int status, IOException e) {
        String code =
                switch (status) {
                    case 404 -> "BlobNotFound";
                    case 401, 403 -> "BlobAccessDenied";
                    default -> "BlobDownloadMiscError";
                };
        String message =
                switch (code) {
                    case "BlobNotFound" -> "The specified blob was not found";
                    case "BlobAccessDenied" -> "Access for one of the specified Azure Blob(s) is denied";
                    default -> "Miscellaneous error encountered while downloading one of the specified Azure Blob(s)";
                };
        return new TaskFailedException(new Failure(true, code, message, e.toString()));
    }

    private static Optional<Integer> mode(JsonNode file) throws TaskFailedException {
        try {
            return Json.text(file, "fileMode").map(text -> Integer.parseInt(text, 8));
        } catch (NumberFormatException e) {
            throw new TaskFailedException(new Failure(
                    true, "ResourceFileCreateFailed", "Failed to create the resource file", "fileMode is not octal"));
        }
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if (((mode >> bit) & 1) == 1) {
                permissions.add(BITS[bit]);
            }
        }
        return permissions;
    }
}
