package com.example.webjobsjobs.local.webjobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What {@code settings.job} says, read as Kudu does ({@code JobSettings}, {@code JobsManagerBase.GetJobSettings}): a value of
 * another type counts as none, and so does everything in a file that is no JSON.
 *
 * @param stoppingWait how long a WebJob that was asked to stop may take, 5 s unless set
 * @param singleton whether it runs on one instance alone, false unless set; here there is one
 * @param inPlace whether it runs in the folder that was deployed and not in a copy, false unless set
 */
record WebJobSettings(Duration stoppingWait, boolean singleton, boolean inPlace) {

    private static final long STOPPING_WAIT_SECONDS = 5;

    static WebJobSettings in(Path folder) throws IOException {
        JsonNode settings = read(folder.resolve("settings.job"));
        JsonNode wait = settings.path("stopping_wait_time");
        return new WebJobSettings(
                Duration.ofSeconds(wait.isIntegralNumber() ? wait.asLong() : STOPPING_WAIT_SECONDS),
                isTrue(settings, "is_singleton"),
                isTrue(settings, "is_in_place"));
    }

    private static JsonNode read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return MissingNode.getInstance();
        }
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isTrue(JsonNode settings, String name) {
        return settings.path(name).isBoolean() && settings.path(name).asBoolean();
    }
}
