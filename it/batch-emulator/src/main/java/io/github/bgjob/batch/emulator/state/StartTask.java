package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.node.Run;
import io.github.bgjob.batch.emulator.node.RunListener;
import io.github.bgjob.batch.emulator.node.RunOrder;
import io.github.bgjob.batch.emulator.wire.Json;

/** What a node runs when it has started, before it takes tasks. */
final class StartTask implements RunListener {

    private final Node node;
    private final Account account;
    private final ObjectNode definition;
    private final Instant started;
    private Run run = () -> {};
    private int retryCount;
    private Optional<Instant> ended = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();

    StartTask(Node node, Account account, ObjectNode definition) {
        this.node = node;
        this.account = account;
        this.definition = definition;
        this.started = account.now();
    }

    /** Whether the node takes tasks only after it. */
    boolean mustSucceed() {
        return definition.path("waitForSuccess").asBoolean(true);
    }

    boolean hasFailed() {
        return outcome.isPresent() && Failures.of(outcome.get()).isPresent();
    }

    void run() {
        run = account.settings()
                .launcher()
                .launch(
                        new RunOrder(
                                node.disk().startup(),
                                retryCount > 0,
                                Json.required(definition, "commandLine"),
                                Environment.ofStartTask(definition, node),
                                Json.elements(definition, "resourceFiles"),
                                Json.elements(definition, "outputFiles")),
                        this);
    }

    void kill() {
        ended = Optional.of(account.now());
        run.kill();
    }

    @Override
    public void started() {}

    @Override
    public void ended(Outcome result) {
        account.locked(() -> {
            if (ended.isPresent()) {
                return;
            }
            int most = Json.integer(definition, "maxTaskRetryCount", 0, -1, Integer.MAX_VALUE);
            boolean failed = result.exitCode().orElse(0) != 0;
            if (failed && (most < 0 || retryCount < most)) {
                retryCount++;
                run();
                return;
            }
            ended = Optional.of(account.now());
            outcome = Optional.of(result);
            node.startTaskEnded(this);
        });
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("state", ended.isPresent() ? "completed" : "running")
                .put("startTime", Json.time(started))
                .put("retryCount", retryCount);
        ended.ifPresent(time -> json.put("endTime", Json.time(time)));
        outcome.ifPresent(result -> {
            result.exitCode().ifPresent(code -> json.put("exitCode", code));
            Failures.of(result).ifPresent(why -> json.set("failureInfo", Failures.json(why)));
            json.put("result", hasFailed() ? "failure" : "success");
        });
        return json;
    }
}
