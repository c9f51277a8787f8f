package com.example.batchjobs.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.processor.JobAttempt;
import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;

/** A directory for one run: what the processor reads, and what it has written. Gone when the run is over. */
final class Workspace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Path directory;
    private String mediaType;

    Workspace() throws IOException {
        directory = Files.createTempDirectory("job-");
    }

    /** Where the input is to be put. */
    Path inputFile() {
        return directory.resolve("input");
    }

    JobInput input(Job job) throws IOException {
        return new FileInput(job, inputFile(), Files.size(inputFile()));
    }

    JobOutput output() {
        return this::open;
    }

    private OutputStream open(String type) throws IOException {
        if (mediaType != null) {
            throw new IllegalStateException("The result was opened before.");
        }
        mediaType = type;
        return Files.newOutputStream(outputFile(), StandardOpenOption.CREATE_NEW);
    }

    Path outputFile() {
        return directory.resolve("output");
    }

    /** The media type of what was written; empty when nothing was. */
    Optional<String> outputType() {
        return Optional.ofNullable(mediaType);
    }

    /** A file that cannot be deleted, because the processor left it open, is no reason to do the work again. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(inputFile());
            Files.deleteIfExists(outputFile());
            Files.delete(directory);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", directory, e);
        }
    }

    private record FileInput(Job job, Path file, long size) implements JobInput {

        @Override
        public String operation() {
            return job.operation();
        }

        @Override
        public Map<String, String> parameters() {
            return job.parameters();
        }

        @Override
        public Optional<JobAttempt> attempt() {
            return Optional.of(new JobAttempt(job.id().toString(), job.run().attempts()));
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
