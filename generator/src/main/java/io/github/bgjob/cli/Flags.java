package io.github.bgjob.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

import io.github.bgjob.answers.Question;
import io.github.bgjob.answers.Questions;

/** The options there are. Those that an answers file may hold too are named once, here and in the questions. */
final class Flags {

    static final String PLATFORM = "platform";
    static final String EDITION = "edition";
    static final String GROUP_ID = "group-id";
    static final String ARTIFACT_ID = "artifact-id";
    static final String PACKAGE = "package";
    static final String VERSION = "project-version";
    static final String JAVA = "java";

    static final String ANSWERS = "--answers";
    static final String YES = "--yes";
    static final String DRY_RUN = "--dry-run";
    static final String JSON = "--json";
    static final String VERBOSE = "--verbose";

    private Flags() {}

    /** What may stand in an answers file, in order. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(Questions.keys());
        keys.addAll(List.of(PLATFORM, EDITION, GROUP_ID, ARTIFACT_ID, PACKAGE, VERSION, JAVA));
        return keys;
    }

    /** Options that decide: they belong to every command. */
    static List<OptionSpec> deciding() {
        List<OptionSpec> options = new ArrayList<>();
        Questions.all().forEach(question -> options.add(option(question)));
        options.add(value(
                PLATFORM,
                "PLATFORM",
                "Take this platform whatever the rules say: functions, webjobs, batch or"
                        + " mix. Every veto it breaks is a warning."));
        options.add(value(EDITION, "EDITION", "Facts to decide by: current (today's, the default) or article."));
        options.add(OptionSpec.builder(ANSWERS)
                .paramLabel("FILE")
                .type(String.class)
                .description("Take answers from a YAML file; its keys are these options' names. Flags outrank it.")
                .build());
        options.add(flag("Ask nothing; defaults stand in for what is not given.", YES, "-y"));
        options.add(flag("Print a JSON object instead of text.", JSON));
        options.add(flag("Also print the way through the rules, the facts and their sources.", VERBOSE, "-v"));
        return options;
    }

    /** Options that shape the project. */
    static List<OptionSpec> generating() {
        return List.of(
                value(GROUP_ID, "ID", "Maven group. Default: com.example"),
                value(ARTIFACT_ID, "ID", "Maven artifact. Default: the directory's name"),
                value(PACKAGE, "NAME", "Java package. Default: made from group and artifact"),
                value(VERSION, "VERSION", "Maven version. Default: 0.1.0-SNAPSHOT"),
                value(JAVA, "RELEASE", "Java release: 17, 21 or 25. Default: 21, or 17 when this runs on less than 21"),
                flag("Print the files with their sizes and layers, and write nothing.", DRY_RUN, "-n"));
    }

    private static OptionSpec option(Question question) {
        if (question.yesOrNo()) {
            return OptionSpec.builder(question.flag())
                    .type(Boolean.class)
                    .arity("0")
                    .negatable(true)
                    .description(question.title() + " Default: " + defaults(question))
                    .build();
        }
        String values = question.values().isEmpty()
                ? ""
                : " " + String.join(", ", question.values().keySet()) + ".";
        String help = question.values().isEmpty() ? " " + question.help() : "";
        return value(
                question.key(),
                question.key().replaceAll("^.*-", "").toUpperCase(Locale.ROOT),
                question.title() + help + values + " Default: " + defaults(question));
    }

    private static String defaults(Question question) {
        StringBuilder text = new StringBuilder(question.standard());
        question.exceptions().forEach(e -> text.append(", but ")
                .append(e.then())
                .append(" when ")
                .append(e.key())
                .append(" is ")
                .append(e.value()));
        return text.toString();
    }

    private static OptionSpec value(String key, String label, String description) {
        return OptionSpec.builder("--" + key)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
