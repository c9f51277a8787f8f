package io.github.bgjob.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

import io.github.bgjob.answers.AnswersFile;
import io.github.bgjob.answers.Choice;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Nearest;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.facts.Edition;

/**
 * What a person gave, by flag or answers file.
 *
 * @param recommendOnly whether nothing is to be generated
 * @param given answers and settings by key
 * @param switches the flags without a value that are set
 */
record Inputs(boolean recommendOnly, Map<String, Given> given, Optional<String> directory, Set<String> switches) {

    private static final List<String> SWITCHES = List.of(Flags.YES, Flags.DRY_RUN, Flags.JSON, Flags.VERBOSE);

    /** @throws Failure when the answers file cannot be used, or an option does not belong to the command */
    static Inputs of(ParseResult parsed, Path workingDirectory) {
        List<ParseResult> results = new ArrayList<>();
        boolean recommendOnly = parsed.hasSubcommand();
        if (recommendOnly) {
            refuseOptionsOfInit(parsed);
            results.add(parsed.subcommand());
        }
        results.add(parsed);
        Map<String, Given> flags = new LinkedHashMap<>();
        for (String key : Flags.keys()) {
            option(results, "--" + key).ifPresent(value -> flags.put(key, flag(key, value)));
        }
        Optional<String> answers = option(results, Flags.ANSWERS).map(String.class::cast);
        Optional<String> directory = Optional.ofNullable(results.get(0).matchedPositionalValue(0, null));
        directory.ifPresent(typed -> refuseMistypedCommand(typed, workingDirectory));
        return new Inputs(
                recommendOnly,
                outranking(flags, answers, Flags.ANSWERS, workingDirectory),
                directory,
                SWITCHES.stream()
                        .filter(flag -> option(results, flag)
                                .filter(Boolean.TRUE::equals)
                                .isPresent())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * What was given directly, and what stands in the answers file, when there is one, for the rest.
     *
     * @param where what a message calls the place where the file was named
     * @throws Failure when the file cannot be used
     */
    static Map<String, Given> outranking(
            Map<String, Given> direct, Optional<String> answersFile, String where, Path workingDirectory) {
        Map<String, Given> given = new LinkedHashMap<>();
        answersFile.ifPresent(
                file -> given.putAll(AnswersFile.read(workingDirectory.resolve(path(where, file)), Flags.keys())));
        given.putAll(direct);
        return given;
    }

    boolean has(String flag) {
        return switches.contains(flag);
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

    /** A word in the place of the directory may be meant as a command. */
    private static void refuseMistypedCommand(String typed, Path workingDirectory) {
        boolean there = Files.exists(workingDirectory.resolve(path("directory", typed)));
        Nearest.to(typed, List.of(Commands.RECOMMEND)).filter(near -> !there).ifPresent(near -> {
            throw new Failure(
                    "There is no command '" + typed + "'.",
                    "Did you mean '" + near + "'? For a directory of that name, write './" + typed + "'.");
        });
    }

    private static Given flag(String key, Object value) {
        if (value instanceof Boolean yes) {
            return new Given(yes ? "yes" : "no", Source.FLAG, yes ? "--" + key : "--no-" + key);
        }
        return new Given((String) value, Source.FLAG, "--" + key);
    }

    private static Optional<Object> option(List<ParseResult> results, String flag) {
        return results.stream()
                .filter(result -> result.hasMatchedOption(flag))
                .<Object>map(result -> result.matchedOptionValue(flag, null))
                .findFirst();
    }
}
