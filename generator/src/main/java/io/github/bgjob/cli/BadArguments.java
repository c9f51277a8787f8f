package io.github.bgjob.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Nearest;

/** Says in this program's words what picocli could not parse. */
final class BadArguments {

    private BadArguments() {}

    static Failure failure(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String help = "'" + command.qualifiedName() + " --help' lists what there is.";
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            return argument.startsWith("-") ? unknownOption(argument, command, help) : leftOver(argument, command);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return new Failure(name(twice.getOverwritten()) + " is there twice.", "Give it once.");
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new Failure(name(missing.getMissing().get(0)) + " needs a value.", help);
        }
        String text = e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".";
        return new Failure(Failure.Kind.BAD_INPUT, text, help, e);
    }

    static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Failure unknownOption(String argument, CommandSpec command, String help) {
        String name = argument.replaceFirst("=.*", "");
        List<String> known = new ArrayList<>(command.optionsMap().keySet());
        known.addAll(command.negatedOptionsMap().keySet());
        return new Failure(
                "There is no option '" + name + "'.",
                Nearest.to(name, known)
                        .map(near -> "Did you mean '" + near + "'? " + help)
                        .orElse(help));
    }

    private static Failure leftOver(String argument, CommandSpec command) {
        if (command.positionalParameters().isEmpty()) {
            return new Failure(
                    "There is no use for '" + argument + "'.",
                    "The command '" + command.name() + "' writes nothing, so it takes no directory.");
        }
        return new Failure(
                "There is one directory too many: '" + argument + "'.",
                "Give one directory; a name with blanks needs quotes around it.");
    }
}
