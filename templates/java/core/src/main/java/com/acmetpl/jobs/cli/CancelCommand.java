package com.acmetpl.jobs.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.acmetpl.jobs.model.JobId;
import com.acmetpl.jobs.service.JobService;

@Command(name = "cancel", description = "Calls a job off.")
final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The job's id.", converter = IdArgument.class)
    private JobId id;

    @Option(names = "--json", description = "Prints the job as JSON.")
    private boolean json;

    private final Supplier<JobService> jobs;
    private final Printer printer;

    CancelCommand(Supplier<JobService> jobs, Printer printer) {
        this.jobs = jobs;
        this.printer = printer;
    }

    @Override
    public Integer call() throws IOException {
        printer.job(jobs.get().cancel(id), json);
        return ExitCodes.OK;
    }
}
