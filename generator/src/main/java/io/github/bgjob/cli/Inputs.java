package io.github.bgjob.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

import io.github.bgjob.answers.AnswersFile;
import io.github.bgjob.answers.Choice;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.facts.Edition;

/**
 * What a person gave, by flag or answers file.
 *
 * @param recommendOnly whether nothing is to be generated
 * @param given answers and settings by key
 */
record Inputs(boolean recommendOnly, Map<String, Given> given, List<ParseResult> results) {

    /** @throws Failure when the answers file cannot be used, or an option does not belong to the command */
    static Inputs of(ParseResult parsed, Path workingDirectory) {
        List<ParseResult> results = new ArrayList<>();
        boolean recommendOnly = parsed.hasSubcommand();
        if (recommendOnly) {
            refuseOptionsOfInit(parsed);
            results.add(parsed.subcommand());
        }
        results.add(parsed);
        Inputs inputs = new Inputs(recommendOnly, new LinkedHashMap<>(), results);
        inputs.text(Flags.ANSWERS)
                .ifPresent(file -> inputs.given.putAll(
                        AnswersFile.read(workingDirectory.resolve(path(Flags.ANSWERS, file)), Flags.keys())));
        for (String key : Flags.keys()) {
            inputs.option("--" + key).ifPresent(value -> inputs.given.put(key, flag(key, value)));
        }
        return inputs;
    }

    boolean has(String flag) {
        return option(flag).filter(Boolean.TRUE::equals).isPresent();
    }

    Optional<String> directory() {
        return Optional.ofNullable(results.get(0).<String>matchedPositionalValue(0, null));
    }

    Edition edition() {
        Given edition = given.get(Flags.EDITION);
        return edition == null ? Edition.CURRENT : Choice.parse(Edition.class, edition.text(), edition.where());
    }

    Optional<Platform> platform() {
        return Optional.ofNullable(given.get(Flags.PLATFORM))
                .map(platform -> Choice.parse(Platform.class, platform.text(), platform.where()));
    }

    /** A path as it was typed. */
    static Path path(String where, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    where + ": '" + text + "' cannot be a path (" + e.getReason() + ").",
                    "Give a path that this system allows.",
                    e);
        }
    }

    private static void refuseOptionsOfInit(ParseResult parsed) {
        for (ArgSpec argument : parsed.matchedArgs()) {
            boolean known = argument.isOption()
                    && parsed.subcommand().commandSpec().findOption(BadArguments.name(argument)) != null;
            if (!known) {
                throw new Failure(
                        "The command 'recommend' writes nothing and has no use for "
                                + (argument.isOption() ? BadArguments.name(argument) : "a directory") + ".",
                        "Leave that out, or leave out 'recommend' to generate.");
            }
        }
    }

    private static Given flag(String key, Object value) {
        if (value instanceof Boolean yes) {
            return new Given(yes ? "yes" : "no", Source.FLAG, yes ? "--" + key : "--no-" + key);
        }
        return new Given((String) value, Source.FLAG, "--" + key);
    }

    private Optional<String> text(String flag) {
        return option(flag).map(String.class::cast);
    }

    private Optional<Object> option(String flag) {
        return results.stream()
                .filter(result -> result.hasMatchedOption(flag))
                .<Object>map(result -> result.matchedOptionValue(flag, null))
                .findFirst();
    }
}
