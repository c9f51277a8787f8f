package com.example.batchjobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import com.example.batchjobs.model.JobId;
import com.example.batchjobs.service.JobResult;
import com.example.batchjobs.service.JobService;

/** Writes a job's result to a file: beside it first, so that a file of that name is always whole. */
final class Download {

    private final Console console;

    Download(Console console) {
        this.console = console;
    }

    /** @param wanted null for a file named after the job, in the current directory */
    void fetch(JobService jobs, JobId id, Path wanted) throws IOException {
        Optional<JobResult> result = jobs.result(id);
        if (result.isEmpty()) {
            console.err().println("Job " + id + " succeeded without a result.");
            return;
        }
        Path file = wanted == null ? Path.of(result.get().fileName()) : wanted;
        Path directory = checkedDirectory(file);
        Path part = Files.createTempFile(directory, ".jobs-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                result.get().writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        console.err().println("Result written to " + file);
    }

    /** @throws IOException saying what is wrong with the file's place */
    static Path checkedDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("%s cannot be written: there is no directory %s.".formatted(file, directory));
        }
        if (Files.isDirectory(file)) {
            throw new IOException("%s is a directory; name a file in it.".formatted(file));
        }
        return directory;
    }
}
