package io.github.bgjob.batch.emulator;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.github.bgjob.batch.emulator.state.Delays;
import io.github.bgjob.batch.emulator.state.Quotas;

/** The emulator as a program. */
@Command(
        name = "batch-emulator",
        mixinStandardHelpOptions = true,
        version = "bgjob Batch emulator",
        sortOptions = false,
        description = {
            "A local stand-in for Azure Batch, in memory, on the loopback interface.",
            "It runs the command lines of tasks as the current user: give its key only to programs you trust."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:it could not start, for instance because the port is taken", "2:bad options"})
public final class Main implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "<port>", description = "Port to listen on. Default: any free one.")
    private int port;

    @Option(
            names = "--account",
            paramLabel = "<name>",
            defaultValue = "emulator",
            description = "Name of the account. Default: ${DEFAULT-VALUE}.")
    private String account;

    @Option(names = "--key", paramLabel = "<base64>", description = "Key of the account. Default: a new one, printed.")
    private String key;

    @Option(
            names = "--chaos",
            paramLabel = "<time>",
            converter = Time.class,
            description = "Preempt any Spot node every so often, for instance 5s.")
    private Duration chaos;

    @Option(
            names = "--autoscale-every",
            paramLabel = "<time>",
            converter = Time.class,
            description = "Evaluate autoscale formulas so often, whatever pools say, and show samples at once.")
    private Duration autoscale;

    @Option(
            names = "--node-start",
            paramLabel = "<time>",
            converter = Time.class,
            defaultValue = "0s",
            description = "Time a node takes to start. Default: ${DEFAULT-VALUE}.")
    private Duration nodeStart;

    @Option(
            names = "--spot-return",
            paramLabel = "<time>",
            converter = Time.class,
            defaultValue = "2s",
            description = "Time after which a preempted node comes back. Default: ${DEFAULT-VALUE}.")
    private Duration spotReturn;

    @Option(
            names = "--deletion",
            paramLabel = "<time>",
            converter = Time.class,
            defaultValue = "1s",
            description = "Time for which a deleted job or pool can still be seen. Default: ${DEFAULT-VALUE}.")
    private Duration deletion;

    @ArgGroup(heading = "%nQuotas, 0 or more:%n", exclusive = false)
    private QuotaOptions quotas = new QuotaOptions();

    /** What the account may have at most. */
    private static final class QuotaOptions {

        @Option(names = "--quota-pools", paramLabel = "<most>", description = "Pools. Default: 100.")
        private int pools = Quotas.DEFAULT.pools();

        @Option(names = "--quota-active-jobs", paramLabel = "<most>", description = "Active jobs. Default: 300.")
        private int activeJobs = Quotas.DEFAULT.activeJobs();

        @Option(
                names = "--quota-dedicated-cores",
                paramLabel = "<most>",
                description = "Cores of dedicated nodes. Default: 900.")
        private int dedicatedCores = Quotas.DEFAULT.dedicatedCores();

        @Option(
                names = "--quota-spot-cores",
                paramLabel = "<most>",
                description = "Cores of Spot nodes, preempted ones too. Default: 100.")
        private int spotCores = Quotas.DEFAULT.spotCores();

        @Option(
                names = "--quota-family-cores",
                paramLabel = "<family>=<most>",
                description =
                        "Cores of dedicated nodes of a family, for instance standardDSv5Family=0. Default: no limit.")
        private Map<String, Integer> familyCores = new HashMap<>();

        Quotas read() {
            return new Quotas(pools, activeJobs, dedicatedCores, spotCores, familyCores);
        }
    }

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        // The HTTP server remarks on each of its starts, which says nothing to somebody at a terminal.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        BatchEmulator emulator;
        try {
            emulator = configured().start();
        } catch (UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "batch-emulator-stop"));
        spec.commandLine()
                .getOut()
                .printf(
                        "Batch emulator. Anyone with the key can run commands as you.%n"
                                + "  AZURE_BATCH_ENDPOINT=%s%n  AZURE_BATCH_ACCOUNT=%s%n  AZURE_BATCH_ACCESS_KEY=%s%n"
                                + "Pools, nodes, jobs and tasks: %s%nCtrl-C stops it.%n",
                        emulator.endpoint(), emulator.accountName(), emulator.key(), emulator.page());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private BatchEmulator.Builder configured() {
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--port is " + port + "; a port is a number from 0 to 65535");
        }
        Delays delays =
                Delays.SHORT.withNodeStart(nodeStart).withSpotReturn(spotReturn).withDeletion(deletion);
        BatchEmulator.Builder builder = BatchEmulator.builder()
                .port(port)
                .accountName(account)
                .quotas(readQuotas())
                .delays(autoscale == null ? delays : delays.withAutoscaleEvery(autoscale));
        if (chaos != null) {
            builder.chaosEvery(chaos);
        }
        if (key != null) {
            try {
                builder.key(key);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--key is not Base64 (" + e.getMessage() + "); leave it out to get a new key");
            }
        }
        return builder;
    }

    private Quotas readQuotas() {
        try {
            return quotas.read();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + "; one of --quota-… is not");
        }
    }

    /** Reads 5s, 2m, 1h30m, or PT5S. */
    static final class Time implements CommandLine.ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                Duration time =
                        Duration.parse(text.toUpperCase(java.util.Locale.ROOT).startsWith("P") ? text : "PT" + text);
                if (!time.isNegative()) {
                    return time;
                }
            } catch (DateTimeException e) {
                throw new CommandLine.TypeConversionException("'%s' is no time; write 5s, 2m or 1h30m".formatted(text));
            }
            throw new CommandLine.TypeConversionException("'%s' is negative".formatted(text));
        }
    }
}
