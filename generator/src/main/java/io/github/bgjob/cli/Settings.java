package io.github.bgjob.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.JavaPackage;

/**
 * Where the project goes and what it is called, with defaults in place of what was not given.
 *
 * @param typed the directory as a person would write it
 */
record Settings(Path typed, Coordinates coordinates) {

    private static final String DEFAULT_NAME = "my-jobs";

    /** @throws Failure when the directory or a name cannot be used */
    static Settings of(Optional<String> directory, Map<String, Given> given, int runningJava) {
        if (directory.filter(String::isBlank).isPresent()) {
            throw new Failure("The directory has no name.", "Give one, or leave it out to get " + DEFAULT_NAME + ".");
        }
        Path typed = Inputs.path("directory", directory.orElseGet(() -> text(given, Flags.ARTIFACT_ID, DEFAULT_NAME)));
        refuseTraversal(typed);
        String groupId = text(given, Flags.GROUP_ID, Coordinates.DEFAULT_GROUP_ID);
        String artifactId = text(given, Flags.ARTIFACT_ID, artifactId(typed));
        Coordinates coordinates = new Coordinates(
                groupId,
                artifactId,
                text(given, Flags.VERSION, Coordinates.DEFAULT_VERSION),
                text(given, Flags.PACKAGE, JavaPackage.of(groupId, artifactId)),
                java(given, runningJava));
        return new Settings(typed, coordinates);
    }

    private static String artifactId(Path typed) {
        Path name = typed.toAbsolutePath().normalize().getFileName();
        return Coordinates.artifactIdFor(name == null ? DEFAULT_NAME : name.toString());
    }

    private static void refuseTraversal(Path typed) {
        for (Path name : typed) {
            if (name.toString().equals("..")) {
                throw new Failure(
                        "The directory '" + typed + "' leads upwards with '..'.",
                        "Give the whole path instead: " + typed.toAbsolutePath().normalize());
            }
        }
    }

    /** The Java release that was given, or the newest with long-term support that most hosts have, if this JDK has it. */
    static int java(Map<String, Given> given, int runningJava) {
        Given java = given.get(Flags.JAVA);
        if (java == null) {
            return runningJava >= 21 ? 21 : 17;
        }
        try {
            return Integer.parseInt(java.text().strip());
        } catch (NumberFormatException e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    java.where() + ": '" + java.text() + "' is not a Java release.",
                    "Use 17, 21 or 25.",
                    e);
        }
    }

    private static String text(Map<String, Given> given, String key, String standard) {
        Given value = given.get(key);
        return value == null ? standard : value.text().strip();
    }
}
