package com.example.mixjobs.service;

import java.io.OutputStream;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.store.JobBlobs;

/** The result of a job that succeeded. */
public final class JobResult {

    private final Job job;
    private final JobBlobs blobs;

    JobResult(Job job, JobBlobs blobs) {
        this.job = job;
        this.blobs = blobs;
    }

    public String mediaType() {
        return job.run().resultType();
    }

    /** The job's id, with the extension that belongs to the media type if it is a common one. */
    public String fileName() {
        return job.id()
                + switch (mediaType()) {
                    case "image/jpeg" -> ".jpg";
                    case "image/png" -> ".png";
                    case "image/gif" -> ".gif";
                    case "image/webp" -> ".webp";
                    case "image/bmp" -> ".bmp";
                    case "application/json" -> ".json";
                    case "application/pdf" -> ".pdf";
                    case "text/plain" -> ".txt";
                    default -> "";
                };
    }

    /**
     * Writes the content; leaves the stream open.
     *
     * @throws JobRefused with {@code GONE} when somebody has deleted it
     */
    public void writeTo(OutputStream out) {
        if (!blobs.writeOutput(job.id(), out)) {
            throw new JobRefused(
                    JobRefused.Reason.GONE,
                    "The result of job %s was deleted from storage. Submit it again.".formatted(job.id()));
        }
    }
}
