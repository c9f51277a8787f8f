package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.node.DirectoryTree;
import io.github.bgjob.batch.emulator.node.Failure;
import io.github.bgjob.batch.emulator.node.Outcome;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/**
 * A task of a job.
 *
 * <p>It lives {@link TaskConstraints#LONGEST_LIFE} at most, waiting and running taken together: then what runs of it is
 * ended, its files are out of reach, and it is left in whatever state it was in. It never becomes completed by itself.
 * Sources: Add Task reference; Microsoft Learn, <i>Batch service quotas and limits</i>. Whether it still counts as work
 * for a formula is not said; here it does not.
 */
public final class Task extends Resource<TaskState> {

    private static final List<String> ONLY_OF_MANAGERS =
            List.of("allowLowPriorityNode", "killJobOnCompletion", "runExclusive");

    private final Job job;
    private final long order;
    private final TaskDefinition asked;
    private final TaskConstraints constraints;
    private final TaskHistory history = new TaskHistory();
    private Node node;
    private Path directory;
    private Execution execution;
    private final Alarm lifetime;
    private Alarm retention = () -> {};
    private boolean lifeIsOver;

    Task(Job job, ObjectNode definition) {
        super(job.account(), definition, TaskState.ACTIVE);
        this.job = job;
        this.order = account().nextNumber();
        asked = new TaskDefinition(definition);
        asked.complete();
        constraints = new TaskConstraints(job, definition);
        lifetime = account().after(TaskConstraints.LONGEST_LIFE, this::endLife);
    }

    private void endLife() {
        if (!is(TaskState.COMPLETED)) {
            lifeIsOver = true;
            stop();
            job.waitsNoLonger(this);
            discardFiles();
            account().schedule();
        }
    }

    Job job() {
        return job;
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
        return asked.runsAlone(isManager()) ? ofNode : asked.requiredSlots();
    }

    int requiredSlots() {
        return asked.requiredSlots();
    }

    boolean isManager() {
        return job.isManager(this);
    }

    boolean mayRunOn(Node candidate) {
        return candidate.isDedicated() || asked.allowsSpot();
    }

    boolean hasSucceeded() {
        return is(TaskState.COMPLETED) && history.failure().isEmpty();
    }

    boolean hasFailed() {
        return is(TaskState.COMPLETED) && history.failure().isPresent();
    }

    /** Whether it is still going to run, as soon as there is a node for it. */
    boolean isWaiting() {
        return is(TaskState.ACTIVE) && !lifeIsOver;
    }

    boolean isExecuting() {
        return execution != null;
    }

    /** The options that the exit conditions give for the way it ended. */
    JsonNode exitOptions() {
        return asked.exitOptions(history.exitCode(), history.failure());
    }

    void start(Node on) {
        node = on;
        directory = on.disk().task(job, this);
        retention.cancel();
        history.forgetRun();
        become(TaskState.PREPARING);
        execute(false);
    }

    private void execute(boolean again) {
        execution = new Execution(this);
        execution.launch(node, directory, again);
    }

    private void stop() {
        if (execution != null) {
            Execution stopped = execution;
            execution = null;
            stopped.stop();
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
        history.requeued(account().now());
        waitAgain();
    }

    private void waitAgain() {
        history.forgetRun();
        become(TaskState.ACTIVE);
        job.waits(this);
    }

    /** Ends it as a user does. */
    public void terminate() {
        if (is(TaskState.COMPLETED)) {
            throw new BatchException(ErrorCode.TASK_COMPLETED);
        }
        job.checkNotOver();
        end(Failures.ENDED);
        account().schedule();
    }

    /** Ends it because its job or node ends. */
    void endWithOthers() {
        end(Failures.ENDED);
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
        history.forgetRetries();
        waitAgain();
        account().schedule();
    }

    /** Ends and forgets it, with its files. */
    public void delete() {
        stop();
        discard();
        job.forget(this);
        account().schedule();
    }

    /** It is gone, and its files with it. */
    void discard() {
        lifetime.cancel();
        discardFiles();
    }

    private void discardFiles() {
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
        history.ended(account().now(), code, why);
        job.waitsNoLonger(this);
        become(TaskState.COMPLETED);
        Duration kept = constraints.retention(definition());
        if (directory != null && TaskConstraints.isFinite(kept)) {
            retention = account().after(kept, this::discardFiles);
        }
        job.completed(this);
    }

    /** Its process runs, for the first time since it came to its node or again. */
    void started() {
        if (!history.hasStarted()) {
            history.started(account().now());
            become(TaskState.RUNNING);
        }
    }

    /** How long a run of it may take. */
    Duration longest() {
        return constraints.wallClock(definition());
    }

    void takesTooLong() {
        end(Failures.TOO_LONG);
        account().schedule();
    }

    void ended(Outcome outcome) {
        boolean exitedWithError =
                outcome.failure().isEmpty() && outcome.exitCode().orElse(0) != 0;
        if (exitedWithError && mayRetry() && job.is(JobState.ACTIVE)) {
            history.retried(account().now());
            touch();
            execute(true);
            return;
        }
        execution = null;
        node.released(this);
        Optional<Failure> why = Failures.of(outcome);
        if (why.isEmpty()) {
            node.succeeded();
        }
        complete(outcome.exitCode(), why);
        account().schedule();
    }

    private boolean mayRetry() {
        int most = constraints.retries(definition());
        return most < 0 || history.retryCount() < most;
    }

    /** Where its files are. */
    public Path files() {
        if (directory == null || (node == null && is(TaskState.ACTIVE))) {
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

    @Override
    public ObjectNode json() {
        ObjectNode json = described();
        json.remove(ONLY_OF_MANAGERS);
        json.set("constraints", constraints.json(definition()));
        describePreviousState(json);
        json.set("executionInfo", history.json());
        if (node != null && !is(TaskState.ACTIVE)) {
            ObjectNode info = json.putObject("nodeInfo");
            node.identify(info);
            info.put("taskRootDirectory", node.disk().relative(directory))
                    .put(
                            "taskRootDirectoryUrl",
                            node.url() + "/files/" + node.disk().relative(directory));
        }
        return json;
    }

    /** What a node tells of it. */
    ObjectNode information() {
        ObjectNode json = Json.object()
                .put("taskUrl", url())
                .put("jobId", job.id())
                .put("taskId", id())
                .put("taskState", Word.of(state()));
        json.set("executionInfo", history.json());
        return json;
    }
}
