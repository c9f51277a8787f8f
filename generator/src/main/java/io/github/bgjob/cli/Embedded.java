package io.github.bgjob.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Decision;
import io.github.bgjob.decide.Refusal;

/**
 * The program inside another, such as Maven, which gives properties instead of options: {@code appService} for
 * {@code --app-service}. Messages speak of properties too.
 */
public final class Embedded {

    private static final String ANSWERS = "answers";
    private static final String DIRECTORY = "directory";
    private static final Map<String, String> SWITCHES =
            Map.of("yes", Flags.YES, "dryRun", Flags.DRY_RUN, "json", Flags.JSON, "verbose", Flags.VERBOSE);

    /** An option in a message, with its value when that ends a clause. */
    private static final Pattern OPTION = Pattern.compile("--([a-z][a-z-]*)(?: ([a-z-]+)(?=[.,;]))?");

    private final Map<String, String> properties;
    private final Path workingDirectory;
    private final Printer printer;

    /**
     * A run that has not begun, and will explain on standard output.
     *
     * @param properties what was given, by property; what has no value was not given
     * @param workingDirectory what relative paths start from
     */
    public Embedded(Map<String, String> properties, Path workingDirectory) {
        this(properties, workingDirectory, Printer.standard());
    }

    Embedded(Map<String, String> properties, Path workingDirectory, Printer printer) {
        this.properties = properties;
        this.workingDirectory = workingDirectory;
        this.printer = printer;
    }

    /** Every property there is. */
    public static List<String> propertyNames() {
        List<String> names =
                new ArrayList<>(Flags.keys().stream().map(Embedded::property).toList());
        names.addAll(List.of(ANSWERS, DIRECTORY));
        names.addAll(SWITCHES.keySet());
        return names;
    }

    /**
     * Recommends, explains, and writes the project.
     *
     * @param interactive whether a person who sits at the console is asked for what was not given
     * @throws Failure when no project was written; the disk is then as it was
     */
    public void init(boolean interactive) {
        run(false, interactive);
    }

    /**
     * Recommends and explains.
     *
     * @throws Failure when no platform does, or something that was given cannot be used
     */
    public void recommend(boolean interactive) {
        run(true, interactive);
    }

    /**
     * Writes the project into a directory where only a file that holds its place is; after a failure that file is there
     * as it was.
     *
     * @param placeholder in the directory where the project goes
     * @throws Failure when no project was written
     */
    public void initInPlaceOf(Path placeholder) throws IOException {
        byte[] content = Files.readAllBytes(placeholder);
        Files.delete(placeholder);
        boolean written = false;
        try {
            init(false);
            written = true;
        } finally {
            if (!written) {
                Files.write(placeholder, content);
            }
        }
    }

    private void run(boolean recommendOnly, boolean interactive) {
        Optional<Terminal> terminal =
                interactive ? Terminal.console().map(console -> console::readLine) : Optional.empty();
        try {
            Decision decision = new Program(printer, terminal, workingDirectory).run(inputs(recommendOnly));
            if (decision instanceof Refusal refusal) {
                throw refusal.failure();
            }
        } catch (Failure failure) {
            throw new Failure(
                    failure.kind(), inProperties(failure.what()), inProperties(failure.suggestion()), failure);
        }
    }

    private Inputs inputs(boolean recommendOnly) {
        Map<String, Given> direct = new LinkedHashMap<>();
        for (String key : Flags.keys()) {
            String property = property(key);
            value(property).ifPresent(text -> direct.put(key, new Given(text, Source.FLAG, "-D" + property)));
        }
        Set<String> switches = new HashSet<>();
        SWITCHES.forEach((property, flag) -> value(property)
                .filter(text -> !text.strip().equalsIgnoreCase("false"))
                .ifPresent(text -> switches.add(flag)));
        return new Inputs(
                recommendOnly,
                Inputs.outranking(direct, value(ANSWERS), "-D" + ANSWERS, workingDirectory),
                value(DIRECTORY),
                switches);
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    private static String property(String key) {
        return Pattern.compile("-([a-z])").matcher(key).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static String inProperties(String message) {
        return OPTION.matcher(message)
                .replaceAll(option ->
                        "-D" + property(option.group(1)) + (option.group(2) == null ? "" : "=" + option.group(2)));
    }
}
