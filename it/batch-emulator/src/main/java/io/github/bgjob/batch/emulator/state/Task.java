package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.node.DirectoryTree;
import io.github.bgjob.batch.emulator.node.Failure;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.node.Run;
import io.github.bgjob.batch.emulator.node.RunListener;
import io.github.bgjob.batch.emulator.node.RunOrder;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A task of a job. */
public final class Task extends Resource<TaskState> {

    private static final Failure ENDED =
            new Failure(true, "TaskEnded", "Task Was Ended by User Request", "The task was ended");
    private static final Failure TOO_LONG =
            new Failure(true, "TaskEnded", "Task Was Ended by User Request", "maxWallClockTime has passed");

    private static final List<String> ONLY_OF_MANAGERS =
            List.of("allowLowPriorityNode", "killJobOnCompletion", "runExclusive");

    private final Job job;
    private final long order;
    private final TaskConstraints constraints;
    private int retryCount;
    private int requeueCount;
    private Instant lastRetry;
    private Instant lastRequeue;
    private Instant started;
    private Instant ended;
    private Optional<Integer> exitCode = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Node node;
    private Path directory;
    private Execution execution;
    private Alarm retention = () -> {};

    Task(Job job, ObjectNode definition) {
        super(job.account(), definition, TaskState.ACTIVE);
        this.job = job;
        this.order = account().nextNumber();
        Json.required(definition, "commandLine");
        Covered.check(definition);
        Json.integer(definition, "requiredSlots", 1, 1, 256);
        if (!definition.has("requiredSlots")) {
            definition.put("requiredSlots", 1);
        }
        if (!definition.has("userIdentity")) {
            definition
                    .putObject("userIdentity")
                    .putObject("autoUser")
                    .put("scope", "pool")
                    .put("elevationLevel", "nonadmin");
        }
        constraints = new TaskConstraints(job, definition);
    }

    long order() {
        return order;
    }

    @Override
    public String url() {
        return job.url() + "/tasks/" + id();
    }

    /** How many of a node's slots it takes, if the node has so many. */
    int slots(int ofNode) {
        boolean alone = definition().path("runExclusive").asBoolean(isManager());
        return alone ? ofNode : definition().path("requiredSlots").asInt(1);
    }

    boolean isManager() {
        return job.isManager(this);
    }

    boolean mayRunOn(Node candidate) {
        return candidate.isDedicated()
                || definition().path("allowLowPriorityNode").asBoolean(true);
    }

    boolean hasSucceeded() {
        return is(TaskState.COMPLETED) && failure.isEmpty();
    }

    boolean isExecuting() {
        return execution != null;
    }

    /** The options that the exit conditions give for the way it ended. */
    JsonNode exitOptions() {
        return ExitConditions.options(definition().path("exitConditions"), exitCode, failure);
    }

    void start(Node on) {
        node = on;
        directory = on.taskDirectory(job, this);
        retention.cancel();
        forgetOutcome();
        become(TaskState.PREPARING);
        execute(false);
    }

    private void execute(boolean again) {
        Execution next = new Execution();
        execution = next;
        next.run = account()
                .settings()
                .launcher()
                .launch(
                        new RunOrder(
                                directory,
                                again,
                                Json.required(definition(), "commandLine"),
                                environment(),
                                Json.elements(definition(), "resourceFiles"),
                                Json.elements(definition(), "outputFiles")),
                        next);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = node.environment();
        environment.put("AZ_BATCH_JOB_ID", job.id());
        environment.put("AZ_BATCH_TASK_ID", id());
        environment.put("AZ_BATCH_TASK_DIR", directory.toString());
        environment.put("AZ_BATCH_TASK_WORKING_DIR", directory.resolve("wd").toString());
        Node.addSettings(environment, job.definition().path("commonEnvironmentSettings"));
        Node.addSettings(environment, definition().path("environmentSettings"));
        return environment;
    }

    /** Ends its processes; none is left when this returns. It is for the caller to say what it becomes. */
    private void stop() {
        Execution stopped = execution;
        execution = null;
        if (stopped != null) {
            stopped.timeLimit.cancel();
            stopped.run.kill();
            node.released(this);
        }
    }

    /** Its node is lost: it waits for another one, and no count moves. */
    void lostNode() {
        stop();
        node = null;
        waitAgain();
    }

    /** Somebody took its node or disabled its job: it waits again, and that is counted. */
    void requeue() {
        stop();
        requeueCount++;
        lastRequeue = account().now();
        waitAgain();
    }

    private void waitAgain() {
        forgetOutcome();
        become(TaskState.ACTIVE);
        job.waits(this);
    }

    private void forgetOutcome() {
        started = null;
        ended = null;
        exitCode = Optional.empty();
        failure = Optional.empty();
    }

    /** Ends it as a user does. */
    public void terminate() {
        if (is(TaskState.COMPLETED)) {
            throw new BatchException(ErrorCode.TASK_COMPLETED);
        }
        job.checkNotOver();
        end(ENDED);
        account().schedule();
    }

    /** Ends it because its job or node ends. */
    void endWithOthers() {
        end(ENDED);
    }

    private void end(Failure why) {
        stop();
        complete(Optional.empty(), Optional.of(why));
    }

    /** Makes a task that failed wait again, with all its retries. */
    public void reactivate() {
        job.checkNotOver();
        if (!is(TaskState.COMPLETED) || hasSucceeded()) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE,
                    "only a task that has completed with a failure can be reactivated");
        }
        retention.cancel();
        retryCount = 0;
        lastRetry = null;
        waitAgain();
        account().schedule();
    }

    /** Ends and forgets it, with its files. */
    public void delete() {
        stop();
        discardFiles();
        job.forget(this);
        account().schedule();
    }

    void discardFiles() {
        retention.cancel();
        if (directory != null) {
            DirectoryTree.delete(directory);
        }
    }

    /** Replaces its constraints. */
    public void update(JsonNode update) {
        ObjectNode next = definition().deepCopy();
        next.set("constraints", update.path("constraints").deepCopy());
        new TaskConstraints(job, next);
        if (is(TaskState.COMPLETED)) {
            throw new BatchException(ErrorCode.TASK_COMPLETED);
        }
        definition().set("constraints", next.path("constraints"));
        touch();
    }

    private void complete(Optional<Integer> code, Optional<Failure> why) {
        exitCode = code;
        failure = why;
        ended = account().now();
        if (started == null) {
            started = ended;
        }
        job.waitsNoLonger(this);
        become(TaskState.COMPLETED);
        Duration kept = constraints.retention(definition());
        if (directory != null && TaskConstraints.isFinite(kept)) {
            retention = account().after(kept, this::discardFiles);
        }
        job.completed(this);
    }

    private void ended(Outcome outcome) {
        Execution over = execution;
        over.timeLimit.cancel();
        int code = outcome.exitCode().orElse(0);
        boolean again = code != 0 && outcome.failure().isEmpty() && mayRetry() && job.is(JobState.ACTIVE);
        if (again) {
            retryCount++;
            lastRetry = account().now();
            touch();
            execute(true);
            return;
        }
        execution = null;
        node.released(this);
        Optional<Failure> why =
                outcome.failure().or(() -> code == 0 ? Optional.empty() : Optional.of(exitFailure(code)));
        if (why.isEmpty()) {
            node.succeeded();
        }
        complete(outcome.exitCode(), why);
        account().schedule();
    }

    private boolean mayRetry() {
        int most = constraints.retries(definition());
        return most < 0 || retryCount < most;
    }

    /** Where its files are. */
    public Path files() {
        if (directory == null || (node == null && isWaiting())) {
            throw new BatchException(ErrorCode.TASK_FILES_UNAVAILABLE);
        }
        if (node == null || !node.isUsable()) {
            throw new BatchException(ErrorCode.NODE_NOT_FOUND);
        }
        if (!Files.isDirectory(directory)) {
            throw new BatchException(ErrorCode.TASK_FILES_CLEANED_UP);
        }
        return directory;
    }

    private boolean isWaiting() {
        return is(TaskState.ACTIVE);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = described();
        json.remove(ONLY_OF_MANAGERS);
        json.set("constraints", constraints.json(definition()));
        describePreviousState(json);
        json.set("executionInfo", executionInfo());
        if (node != null && !isWaiting()) {
            ObjectNode info = json.putObject("nodeInfo");
            node.identify(info);
            info.put("taskRootDirectory", node.relative(directory))
                    .put("taskRootDirectoryUrl", node.url() + "/files/" + node.relative(directory));
        }
        return json;
    }

    ObjectNode executionInfo() {
        ObjectNode info = Json.object();
        put(info, "startTime", started);
        put(info, "endTime", ended);
        exitCode.ifPresent(code -> info.put("exitCode", code));
        failure.ifPresent(why -> info.set("failureInfo", json(why)));
        if (is(TaskState.COMPLETED)) {
            info.put("result", failure.isEmpty() ? "success" : "failure");
        }
        info.put("retryCount", retryCount);
        put(info, "lastRetryTime", lastRetry);
        info.put("requeueCount", requeueCount);
        put(info, "lastRequeueTime", lastRequeue);
        return info;
    }

    /** What a node tells of it. */
    ObjectNode information() {
        ObjectNode json = Json.object()
                .put("taskUrl", url())
                .put("jobId", job.id())
                .put("taskId", id())
                .put("taskState", Word.of(state()));
        json.set("executionInfo", executionInfo());
        return json;
    }

    static Failure exitFailure(int code) {
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

    private static void put(ObjectNode json, String name, Instant time) {
        if (time != null) {
            json.put(name, Json.time(time));
        }
    }

    /** A run of this task; what it says counts as long as it is the task's present one. */
    private final class Execution implements RunListener {

        private Run run = () -> {};
        private Alarm timeLimit = () -> {};

        @Override
        public void started() {
            whilePresent(() -> {
                if (started == null) {
                    started = account().now();
                    become(TaskState.RUNNING);
                }
                Duration most = constraints.wallClock(definition());
                if (TaskConstraints.isFinite(most)) {
                    timeLimit = account().after(most, () -> whilePresent(this::takesTooLong));
                }
            });
        }

        @Override
        public void ended(Outcome outcome) {
            whilePresent(() -> Task.this.ended(outcome));
        }

        private void takesTooLong() {
            end(TOO_LONG);
            account().schedule();
        }

        private void whilePresent(Runnable action) {
            account().locked(() -> {
                if (execution == this) {
                    action.run();
                }
            });
        }
    }
}
