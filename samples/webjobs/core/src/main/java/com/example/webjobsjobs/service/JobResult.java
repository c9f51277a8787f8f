package com.example.webjobsjobs.service;

import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.store.JobBlobs;

/** The result of a job that succeeded. */
public final class JobResult {

    /** As registered with IANA, or else as usual. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/gzip", ".gz"),
            Map.entry("application/json", ".json"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/yaml", ".yaml"),
            Map.entry("application/zip", ".zip"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("image/bmp", ".bmp"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("image/tiff", ".tif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/html", ".html"),
            Map.entry("text/markdown", ".md"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/xml", ".xml"),
            Map.entry("video/mp4", ".mp4"));

    private final Job job;
    private final JobBlobs blobs;

    JobResult(Job job, JobBlobs blobs) {
        this.job = job;
        this.blobs = blobs;
    }

    public String mediaType() {
        return job.run().resultType();
    }

    /** The media type without its parameters, in lower case. */
    public String bareType() {
        return mediaType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The job's id, with the extension that belongs to the media type if it is a common one. */
    public String fileName() {
        return job.id() + EXTENSIONS.getOrDefault(bareType(), "");
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
