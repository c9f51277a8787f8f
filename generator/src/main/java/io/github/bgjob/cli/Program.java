package io.github.bgjob.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.decide.Decision;
import io.github.bgjob.decide.DecisionJson;
import io.github.bgjob.decide.Explanation;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;

/** One run, from arguments to exit code. */
final class Program {

    private final Printer printer;
    private final Optional<Terminal> terminal;
    private final Path workingDirectory;

    /**
     * A program that has not run.
     *
     * @param terminal absent when nobody can be asked
     */
    Program(Printer printer, Optional<Terminal> terminal, Path workingDirectory) {
        this.printer = printer;
        this.terminal = terminal;
        this.workingDirectory = workingDirectory;
    }

    ExitCode run(String... arguments) {
        CommandLine commands = Commands.create(version())
                .setOut(printer.out())
                .setErr(printer.err())
                .setColorScheme(Help.defaultColorScheme(printer.ansi()));
        try {
            ParseResult parsed = parse(commands, arguments);
            if (CommandLine.printHelpIfRequested(parsed)) {
                printer.out().flush();
                return ExitCode.OK;
            }
            Decision decision = run(Inputs.of(parsed, workingDirectory));
            return decision instanceof Recommendation ? ExitCode.OK : ExitCode.NO_RECOMMENDATION;
        } catch (Failure failure) {
            printer.failure(failure);
            return ExitCode.of(failure.kind());
        }
    }

    /**
     * Decides and explains, and writes the project unless that is not wanted or no platform does.
     *
     * @throws Failure when something that was given cannot be used, or the project cannot be written
     */
    Decision run(Inputs inputs) {
        Edition edition = inputs.edition();
        Optional<Platform> platform = inputs.platform();
        Optional<Generation> generation = inputs.recommendOnly()
                ? Optional.empty()
                : Optional.of(Generation.checked(inputs, printer, workingDirectory));
        Answers answers = Answers.of(asked(inputs));
        Decision decision = decide(answers, edition, platform);
        boolean json = inputs.has(Flags.JSON);
        Map<String, Object> object = DecisionJson.of(decision);
        if (!json) {
            printer.explanation(Explanation.of(decision, inputs.has(Flags.VERBOSE)));
        }
        try {
            if (generation.isPresent() && decision instanceof Recommendation recommendation) {
                object.put("project", generation.get().run(recommendation));
            }
        } finally {
            if (json) {
                printer.json(object);
            }
        }
        return decision;
    }

    static Decision decide(Answers answers, Edition edition, Optional<Platform> platform) {
        return platform.isPresent()
                ? RuleBook.force(answers, edition, platform.get())
                : RuleBook.recommend(answers, edition);
    }

    private Map<String, Given> asked(Inputs inputs) {
        boolean quiet = inputs.has(Flags.YES) || terminal.isEmpty();
        return quiet ? inputs.given() : new Prompter(terminal.get(), printer.err()).complete(inputs.given());
    }

    private static ParseResult parse(CommandLine commands, String... arguments) {
        try {
            return commands.parseArgs(arguments);
        } catch (ParameterException e) {
            throw BadArguments.failure(e);
        }
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
