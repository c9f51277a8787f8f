package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

import io.github.bgjob.batch.emulator.node.Failure;
import io.github.bgjob.batch.emulator.wire.Json;

/** What has become of a task so far: its last run, and how often it was run again and why. */
final class TaskHistory {

    private int retryCount;
    private int requeueCount;
    private Instant lastRetry;
    private Instant lastRequeue;
    private Instant started;
    private Instant ended;
    private Optional<Integer> exitCode = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    int retryCount() {
        return retryCount;
    }

    boolean hasStarted() {
        return started != null;
    }

    Optional<Integer> exitCode() {
        return exitCode;
    }

    Optional<Failure> failure() {
        return failure;
    }

    void started(Instant time) {
        started = time;
    }

    /** A task that is ended before its process starts has started, for its readers, at the same time. */
    void ended(Instant time, Optional<Integer> code, Optional<Failure> why) {
        exitCode = code;
        failure = why;
        ended = time;
        if (started == null) {
            started = time;
        }
    }

    void retried(Instant time) {
        retryCount++;
        lastRetry = time;
    }

    void requeued(Instant time) {
        requeueCount++;
        lastRequeue = time;
    }

    void forgetRetries() {
        retryCount = 0;
        lastRetry = null;
    }

    void forgetRun() {
        started = null;
        ended = null;
        exitCode = Optional.empty();
        failure = Optional.empty();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        put(json, "startTime", started);
        put(json, "endTime", ended);
        exitCode.ifPresent(code -> json.put("exitCode", code));
        failure.ifPresent(why -> json.set("failureInfo", Failures.json(why)));
        if (ended != null) {
            json.put("result", failure.isEmpty() ? "success" : "failure");
        }
        json.put("retryCount", retryCount);
        put(json, "lastRetryTime", lastRetry);
        json.put("requeueCount", requeueCount);
        put(json, "lastRequeueTime", lastRequeue);
        return json;
    }

    private static void put(ObjectNode json, String name, Instant time) {
        if (time != null) {
            json.put(name, Json.time(time));
        }
    }
}
