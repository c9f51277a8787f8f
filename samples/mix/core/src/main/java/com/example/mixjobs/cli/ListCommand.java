package com.example.mixjobs.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.JobService;

@Command(name = "list", description = "Lists jobs, newest first.")
final class ListCommand implements Callable<Integer> {

    private static final int MOST = 200;

    @Spec
    private CommandSpec spec;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
    private JobState state;

    @Option(names = "--json", description = "Prints the jobs as JSON.")
    private boolean json;

    private final Supplier<JobService> jobs;
    private final Printer printer;

    ListCommand(Supplier<JobService> jobs, Printer printer) {
        this.jobs = jobs;
        this.printer = printer;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--limit is %d, but must be from 1 to %d.".formatted(limit, MOST));
        }
        printer.list(jobs.get().newest(limit, Optional.ofNullable(state)), json);
        return ExitCodes.OK;
    }
}
