package io.github.bgjob.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import io.github.bgjob.answers.Failure;

/** What the script of the advisor archetype does; the archetype plugin runs it when it has written what it had to. */
public final class ArchetypeScript {

    /** What the archetype plugin decides, or would have to know of. */
    private static final Set<String> NOT_TAKEN = Set.of("answers", "directory", "dryRun", "json", "yes");

    private ArchetypeScript() {}

    /**
     * Replaces the archetype's own POM with the project.
     *
     * @param asked the archetype's properties; the others, which it does not ask for, are looked up where {@code -D} puts
     *     them
     * @param outputDirectory in which the project's directory is
     * @throws IllegalArgumentException when no project was written; the message is one line
     */
    public static void run(Properties asked, String outputDirectory) {
        Map<String, String> properties = new HashMap<>();
        for (String name : Embedded.propertyNames()) {
            String value = asked.getProperty(name, System.getProperty(name));
            if (value != null && !NOT_TAKEN.contains(name)) {
                properties.put(name, value);
            }
        }
        properties.put("projectVersion", asked.getProperty("version"));
        Path directory = Path.of(outputDirectory).toAbsolutePath();
        try {
            new Embedded(properties, directory)
                    .initInPlaceOf(
                            directory.resolve(asked.getProperty("artifactId")).resolve("pom.xml"));
        } catch (Failure failure) {
            throw new IllegalArgumentException(failure.what() + " " + failure.suggestion(), failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
