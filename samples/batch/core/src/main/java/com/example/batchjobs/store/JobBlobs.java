package com.example.batchjobs.store;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import java.io.OutputStream;
import java.nio.file.Path;

import com.example.batchjobs.model.JobId;

/** Inputs and results; a blob's name is its job's id. */
public final class JobBlobs {

    private final Once<BlobContainerClient> inputs;
    private final Once<BlobContainerClient> outputs;

    JobBlobs(Once<BlobContainerClient> inputs, Once<BlobContainerClient> outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Replaces what is there. */
    public void putInput(JobId id, byte[] content) {
        blob(inputs, id).upload(BinaryData.fromBytes(content), true);
    }

    public boolean hasInput(JobId id) {
        return blob(inputs, id).exists();
    }

    /**
     * Fetches the input into a file that does not exist yet.
     *
     * @return false when there is no such blob
     */
    public boolean fetchInput(JobId id, Path file) {
        try {
            blob(inputs, id).downloadToFile(file.toString());
            return true;
        } catch (BlobStorageException e) {
            if (isNotFound(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Replaces what is there. */
    public void putOutput(JobId id, Path file, String mediaType) {
        blob(outputs, id)
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromFile(file))
                                .setHeaders(new BlobHttpHeaders().setContentType(mediaType)),
                        null,
                        Context.NONE);
    }

    /**
     * Writes the result to a stream, which it leaves open.
     *
     * @return false when there is no such blob
     */
    public boolean writeOutput(JobId id, OutputStream to) {
        try {
            blob(outputs, id).downloadStream(to);
            return true;
        } catch (BlobStorageException e) {
            if (isNotFound(e)) {
                return false;
            }
            throw e;
        }
    }

    private static BlobClient blob(Once<BlobContainerClient> container, JobId id) {
        return container.get().getBlobClient(id.toString());
    }

    private static boolean isNotFound(BlobStorageException e) {
        return BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode());
    }
}
