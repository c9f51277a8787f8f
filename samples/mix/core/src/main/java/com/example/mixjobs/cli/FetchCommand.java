package com.example.mixjobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.example.mixjobs.model.JobId;
import com.example.mixjobs.service.JobService;

@Command(name = "fetch", description = "Writes a job's result to a file.")
final class FetchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The job's id.", converter = IdArgument.class)
    private JobId id;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: a file named after the job).")
    private Path output;

    private final Supplier<JobService> jobs;
    private final Download download;

    FetchCommand(Supplier<JobService> jobs, Download download) {
        this.jobs = jobs;
        this.download = download;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null) {
            Download.checkedDirectory(output);
        }
        download.fetch(jobs.get(), id, output);
        return ExitCodes.OK;
    }
}
