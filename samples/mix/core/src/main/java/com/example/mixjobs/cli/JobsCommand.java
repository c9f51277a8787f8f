package com.example.mixjobs.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

import com.example.mixjobs.processor.Operation;
import com.example.mixjobs.service.JobRefused;
import com.example.mixjobs.service.JobService;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.Storage;

/** The command line: its subcommands, and what becomes of their failures. */
final class JobsCommand {

    @Command(
            name = "jobs",
            description = "Submits, watches, fetches, cancels and retries jobs.",
            version = "jobs",
            synopsisSubcommandLabel = "COMMAND",
            footerHeading = "%nStorage is the account in AzureWebJobsStorage (a connection string);"
                    + " while ./run-local runs, it is found by itself.%n%nExit codes:%n",
            footer = {
                "  0  done",
                "  1  the job that was waited for did not succeed, or something unexpected happened",
                "  2  wrong arguments, settings or input",
                "  3  no such job",
                "  4  the job's state does not allow it",
                "  5  storage does not answer"
            })
    @SuppressWarnings("UnusedVariable") // picocli reads it.
    private static final class Root {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "Shows this help.")
        private boolean help;
    }

    private static final int HELP_WIDTH = 110;

    private final CommandLine commands;
    private final Console console;

    /**
     * @param operations what jobs can be submitted for
     * @param jobs called only when a command needs it, so that help is quick and needs no settings
     */
    JobsCommand(List<Operation> operations, Supplier<JobService> jobs, Console console, Pause pause) {
        this.console = console;
        Printer printer = new Printer(console);
        Download download = new Download(console);
        commands = new CommandLine(new Root())
                .addSubcommand(OperationOptions.addTo(
                        new SubmitCommand(jobs, printer, new Watch(console, pause), download), operations))
                .addSubcommand("status", described("Shows a job.", new OneJobCommand(jobs, JobService::find, printer)))
                .addSubcommand(new ListCommand(jobs, printer))
                .addSubcommand(new FetchCommand(jobs, download))
                .addSubcommand(
                        "cancel", described("Calls a job off.", new OneJobCommand(jobs, JobService::cancel, printer)))
                .addSubcommand(
                        "retry",
                        described(
                                "Sends a failed or poisoned job through the queue again.",
                                new OneJobCommand(jobs, JobService::retry, printer)))
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler((failure, arguments) -> explain(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    }

    private static CommandLine described(String description, Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    /** Runs a command and gives its exit code. */
    int run(String... arguments) {
        String[] orHelp = arguments.length == 0 ? new String[] {"--help"} : arguments;
        return commands.execute(orHelp);
    }

    private int explain(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        String meant = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(" Did you mean %s?"::formatted)
                        .orElse("")
                : "";
        return say("%s%s%nSee ./%s --help".formatted(failure.getMessage(), meant, command), ExitCodes.BAD_INPUT);
    }

    private int explain(Exception failure) {
        if (failure instanceof JobRefused refused) {
            return say(refused.getMessage(), ExitCodes.of(refused));
        }
        if (failure instanceof InvalidSettings) {
            return say(failure.getMessage() + " While ./run-local runs, it is found by itself.", ExitCodes.BAD_INPUT);
        }
        if (failure instanceof ParameterException wrong) {
            return explain(wrong);
        }
        if (failure instanceof IOException) {
            return say(failure.getMessage(), ExitCodes.BAD_INPUT);
        }
        if (failure instanceof RuntimeException unchecked && Storage.failed(unchecked)) {
            return say(
                    "Storage does not answer (%s). Is the account there, and ./run-local still running if it is a local one?"
                            .formatted(firstLine(failure)),
                    ExitCodes.STORAGE);
        }
        failure.printStackTrace(console.err());
        return say("Something unexpected happened: " + failure, ExitCodes.FAILED);
    }

    private int say(String message, int exitCode) {
        console.err().println("jobs: " + message);
        return exitCode;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
