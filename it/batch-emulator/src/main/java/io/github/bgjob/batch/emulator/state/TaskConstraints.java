package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** How long a task may run, how often, and how long its files stay; the job has a say where the task has none. */
final class TaskConstraints {

    /** What the service writes for "no limit". */
    static final String UNLIMITED = "P10675199DT2H48M5.4775807S";

    /** From the addition of a task to its completion. Source: Add Task reference. */
    static final Duration LONGEST_LIFE = Duration.ofDays(180);

    private static final Duration FILES_KEPT = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final Job job;

    /** Checks the constraints of a task. */
    TaskConstraints(Job job, JsonNode task) {
        this.job = job;
        check(wallClock(task), "maxWallClockTime");
        check(retention(task), "retentionTime");
        retries(task);
    }

    private static void check(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new BatchException(ErrorCode.INVALID_PROPERTY_VALUE, "'%s' must be positive".formatted(name));
        }
    }

    static boolean isFinite(Duration duration) {
        return duration.compareTo(LONGEST) < 0;
    }

    Duration wallClock(JsonNode task) {
        return Json.duration(task.path("constraints"), "maxWallClockTime").orElse(Duration.parse(UNLIMITED));
    }

    Duration retention(JsonNode task) {
        return Json.duration(task.path("constraints"), "retentionTime").orElse(FILES_KEPT);
    }

    /** Runs beyond the first; −1 for no limit. */
    int retries(JsonNode task) {
        int jobs = Json.integer(job.definition().path("constraints"), "maxTaskRetryCount", 0, -1, Integer.MAX_VALUE);
        return Json.integer(task.path("constraints"), "maxTaskRetryCount", jobs, -1, Integer.MAX_VALUE);
    }

    ObjectNode json(JsonNode task) {
        return Json.object()
                .put(
                        "maxWallClockTime",
                        Json.text(task.path("constraints"), "maxWallClockTime").orElse(UNLIMITED))
                .put(
                        "retentionTime",
                        Json.text(task.path("constraints"), "retentionTime").orElse("P7D"))
                .put("maxTaskRetryCount", retries(task));
    }
}
