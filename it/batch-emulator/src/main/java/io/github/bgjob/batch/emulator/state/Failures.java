package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

import io.github.bgjob.batch.emulator.node.Failure;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.wire.Json;

/** Why tasks and start tasks fail, in the service's words. */
final class Failures {

    static final Failure ENDED = new Failure(true, "TaskEnded", "Task Was Ended by User Request", "The task was ended");
    static final Failure TOO_LONG =
            new Failure(true, "TaskEnded", "Task Was Ended by User Request", "maxWallClockTime has passed");

    private Failures() {}

    /** What went wrong before the process or after it, else an exit code that is not 0. */
    static Optional<Failure> of(Outcome outcome) {
        return outcome.failure()
                .or(() -> outcome.exitCode().filter(code -> code != 0).map(Failures::exitCode));
    }

    private static Failure exitCode(int code) {
        return new Failure(
                true,
                "FailureExitCode",
                "The task exited with an exit code representing a failure",
                "Exit code: " + code);
    }

    static ObjectNode json(Failure failure) {
        ObjectNode json = Json.object()
                .put("category", failure.users() ? "usererror" : "servererror")
                .put("code", failure.code())
                .put("message", failure.message());
        json.putArray("details").addObject().put("name", "Message").put("value", failure.detail());
        return json;
    }
}
