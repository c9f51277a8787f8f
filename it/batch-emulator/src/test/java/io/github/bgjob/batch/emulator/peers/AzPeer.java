package io.github.bgjob.batch.emulator.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line {@code az batch}: each call is a line of shell, in one directory for all. */
final class AzPeer implements Peer {

    private static final Pattern REFUSAL = Pattern.compile("ERROR: \\((\\w+)\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Map<String, String> environment;

    /**
     * In a directory of its own.
     *
     * @param environment of each command, beside that of this process
     */
    AzPeer(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    @Override
    public Answer call(String text) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-ec", text)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        int exitCode = exitCode(builder.start());
        if (exitCode == 0) {
            return new Answer.Value(json(Files.readString(output)));
        }
        Matcher refusal = REFUSAL.matcher(Files.readString(errors));
        return refusal.find()
                ? new Answer.Refusal(refusal.group(1))
                : new Answer.Failure("exit code %d: %s".formatted(exitCode, Files.readString(errors)));
    }

    /** A test whose time is over leaves no command behind. */
    private static int exitCode(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    /** What a command prints that does not print JSON, such as {@code cat}, is a text. */
    private static JsonNode json(String output) {
        try {
            return JSON.readTree(output);
        } catch (IOException notJson) {
            return TextNode.valueOf(output);
        }
    }

    @Override
    public void close() {}
}
