package io.github.bgjob.deploy.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.bgjob.deploy.Here;

/** The names that the code keeps jobs under, read from its source. */
record JobNames(String queue, String poisonQueue, String table, String inputContainer, String outputContainer) {

    private static final String SOURCE = "templates/java/core/src/main/java/com/acmetpl/jobs/store/JobNames.java";

    static JobNames read() throws IOException {
        String source = Files.readString(Here.root().resolve(SOURCE));
        String queue = constant(source, "QUEUE", "");
        return new JobNames(
                queue,
                constant(source, "POISON_QUEUE", queue),
                constant(source, "TABLE", ""),
                constant(source, "INPUT_CONTAINER", ""),
                constant(source, "OUTPUT_CONTAINER", ""));
    }

    private static String constant(String source, String name, String before) {
        Matcher matcher =
                Pattern.compile(" " + name + " = (QUEUE \\+ )?\"([^\"]+)\";").matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(SOURCE + " has no " + name);
        }
        return (matcher.group(1) == null ? "" : before) + matcher.group(2);
    }
}
