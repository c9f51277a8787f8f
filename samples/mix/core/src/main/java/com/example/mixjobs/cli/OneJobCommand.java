package com.example.mixjobs.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.service.JobService;

/** A command that does one thing with one job and shows the job as it then stands. */
final class OneJobCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The job's id.", converter = IdArgument.class)
    private JobId id;

    @Option(names = "--json", description = "Prints the job as JSON.")
    private boolean json;

    private final Supplier<JobService> jobs;
    private final BiFunction<JobService, JobId, Job> action;
    private final Printer printer;

    OneJobCommand(Supplier<JobService> jobs, BiFunction<JobService, JobId, Job> action, Printer printer) {
        this.jobs = jobs;
        this.action = action;
        this.printer = printer;
    }

    @Override
    public Integer call() throws IOException {
        printer.job(action.apply(jobs.get(), id), json);
        return ExitCodes.OK;
    }
}
