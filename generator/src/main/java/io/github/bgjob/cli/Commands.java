package io.github.bgjob.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as picocli knows them, built without reflection because that starts faster. */
final class Commands {

    static final String NAME = "bgjob-init";
    static final String RECOMMEND = "recommend";

    private static final int WIDTH = 90;

    private Commands() {}

    static CommandLine create(String version) {
        CommandSpec init = command(NAME, version);
        Flags.deciding().forEach(init::addOption);
        Flags.generating().forEach(init::addOption);
        init.addPositional(PositionalParamSpec.builder()
                .paramLabel("directory")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .description("Where the project goes; it must not exist yet or be empty. Default: the artifact's"
                        + " name, my-jobs")
                .build());
        UsageMessageSpec usage = init.usageMessage();
        usage.description(
                "Recommends an Azure service for background jobs, says why, and writes a Java project that works.",
                "On a terminal it asks for what is not given.");
        usage.footer(
                "",
                "Example: a project for jobs of two minutes, without a question:",
                "  " + NAME + " --duration 2m --yes my-jobs");

        CommandSpec recommend = command(RECOMMEND, version);
        Flags.deciding().forEach(recommend::addOption);
        recommend.usageMessage().description("Recommends and explains; writes nothing.");
        recommend
                .usageMessage()
                .footer(
                        "",
                        "The JSON object of --json: platform (functions, webjobs, batch, mix), plan (pay-per-use,",
                        "always-ready, unlimited, existing-app-service, none), nodes (spot, dedicated, none), title,",
                        "rule (R1 to R8, R3b), forced, reasons, words, warnings, vetoes (id, platform, plan, nodes,",
                        "reason), lost, runnerUp, sizes, edition, otherEdition, answers (value, source). When no",
                        "platform does: error, suggestion, rule, vetoes, edition, otherEdition, answers.");
        init.addSubcommand(RECOMMEND, recommend);

        return new CommandLine(init)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpLongOptionsMaxWidth(30);
    }

    private static CommandSpec command(String name, String version) {
        CommandSpec spec = CommandSpec.create().name(name).version(NAME + " " + version);
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Print this help.")
                .build());
        spec.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.number()), code.meaning());
        }
        spec.usageMessage()
                .sortOptions(false)
                .sortSynopsis(false)
                .abbreviateSynopsis(true)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes)
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%n")
                .commandListHeading("%nCommands:%n");
        return spec;
    }
}
