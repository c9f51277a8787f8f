package com.acmetpl.jobs.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.acmetpl.jobs.model.JobId;
import com.acmetpl.jobs.service.JobService;

@Command(name = "retry", description = "Sends a failed or poisoned job through the queue again.")
final class RetryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The job's id.", converter = IdArgument.class)
    private JobId id;

    @Option(names = "--json", description = "Prints the job as JSON.")
    private boolean json;

    private final Supplier<JobService> jobs;
    private final Printer printer;

    RetryCommand(Supplier<JobService> jobs, Printer printer) {
        this.jobs = jobs;
        this.printer = printer;
    }

    @Override
    public Integer call() throws IOException {
        printer.job(jobs.get().retry(id), json);
        return ExitCodes.OK;
    }
}
