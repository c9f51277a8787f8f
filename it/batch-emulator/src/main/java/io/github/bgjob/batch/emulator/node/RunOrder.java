package io.github.bgjob.batch.emulator.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param directory of the task; its working directory is {@code wd} below it
 * @param again whether it has run in this directory before; then what it left there stays
 * @param resourceFiles as the service's JSON has them
 * @param outputFiles as the service's JSON has them
 */
public record RunOrder(
        Path directory,
        boolean again,
        String commandLine,
        Map<String, String> environment,
        List<JsonNode> resourceFiles,
        List<JsonNode> outputFiles) {

    public Path workingDirectory() {
        return directory.resolve("wd");
    }
}
