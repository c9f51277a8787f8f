package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A job: a list of tasks for one pool. */
public final class Job extends Resource<JobState> {

    /** What becomes of the running tasks of a job that is disabled. */
    enum DisableTasks {
        REQUEUE,
        TERMINATE,
        WAIT
    }

    private final long order;
    private final Instant started;
    private final JobDefinition asked;
    private final Tasks tasks = new Tasks();
    private Optional<Instant> ended = Optional.empty();
    private Optional<String> terminateReason = Optional.empty();
    private Alarm timeLimit = () -> {};

    Job(Account account, ObjectNode definition) {
        super(account, definition, JobState.ACTIVE);
        order = account.nextNumber();
        started = account.now();
        asked = new JobDefinition(definition);
        if (account.findPool(asked.requiredPoolId())
                .filter(pool -> pool.is(PoolState.DELETING))
                .isPresent()) {
            throw new BatchException(ErrorCode.POOL_BEING_DELETED);
        }
        asked.complete();
    }

    /** Begins its life: its manager task waits, its time runs. */
    void begin() {
        asked.manager().ifPresent(manager -> tasks.add(this, manager.deepCopy()));
        startTime();
    }

    private void startTime() {
        timeLimit.cancel();
        Duration most = asked.maxWallClockTime()
                .minus(Duration.between(started, account().now()));
        if (TaskConstraints.isFinite(most)) {
            timeLimit = account().after(most, () -> {
                if (!isOver()) {
                    end("MaxWallClockTimeExpiry");
                }
            });
        }
    }

    long order() {
        return order;
    }

    int priority() {
        return asked.priority();
    }

    @Override
    public String url() {
        return account().endpoint() + "/jobs/" + id();
    }

    public Collection<Task> tasks() {
        return tasks.all();
    }

    public Task task(String id) {
        return tasks.get(id);
    }

    boolean isManager(Task task) {
        return asked.isManager(task.id());
    }

    /** Whether it has ended, or will have for certain. */
    boolean isOver() {
        return is(JobState.COMPLETED) || is(JobState.DELETING);
    }

    /** Refuses what is not done with a job at its end. */
    public void checkNotOver() {
        switch (state()) {
            case COMPLETED -> throw new BatchException(ErrorCode.JOB_COMPLETED);
            case TERMINATING -> throw new BatchException(ErrorCode.JOB_BEING_TERMINATED);
            case DELETING -> throw new BatchException(ErrorCode.JOB_BEING_DELETED);
            default -> {}
        }
    }

    /** Adds a task; it runs as soon as a node has room for it. */
    public Task addTask(ObjectNode task) {
        checkNotOver();
        Task added = tasks.add(this, task);
        account().schedule();
        return added;
    }

    void forget(Task task) {
        tasks.forget(task);
        endIfAllIsDone();
    }

    void waits(Task task) {
        tasks.waits(task);
    }

    void waitsNoLonger(Task task) {
        tasks.waitsNoLonger(task);
    }

    boolean runsOn(Pool pool) {
        return is(JobState.ACTIVE) && tasks.anyWaits() && belongsTo(pool);
    }

    /** Whether its waiting tasks count as work for a pool. */
    boolean belongsTo(Pool pool) {
        return pool.id().equalsIgnoreCase(asked.poolId());
    }

    void startTasks(Pool pool) {
        tasks.start(pool, asked.maxParallelTasks());
    }

    void completed(Task task) {
        if (is(JobState.DISABLING)) {
            disabledOnceNothingRuns();
        }
        if (isManager(task) && asked.endsWithItsManager()) {
            endIfActive("JMComplete");
        }
        if (task.hasFailed() && asked.heedsExitOptions()) {
            switch (Json.text(task.exitOptions(), "jobAction").orElse("none").toLowerCase(Locale.ROOT)) {
                case "terminate" -> endIfActive("TaskFailed");
                case "disable" -> disable(Optional.of("requeue"));
                default -> {}
            }
        }
        endIfAllIsDone();
    }

    private void endIfAllIsDone() {
        if (asked.endsWithItsTasks() && tasks.areAllCompleted()) {
            endIfActive("AllTasksCompleted");
        }
    }

    private void endIfActive(String reason) {
        if (is(JobState.ACTIVE)) {
            end(reason);
        }
    }

    /** Ends it as a user does. Tasks that wait stay waiting for ever, as in the service. */
    public void terminate(Optional<String> reason) {
        checkNotOver();
        end(reason.orElse("UserTerminate"));
        account().schedule();
    }

    private void end(String reason) {
        terminateReason = Optional.of(reason);
        become(JobState.TERMINATING);
        tasks.executing().forEach(Task::endWithOthers);
        account().afterTransition(() -> {
            if (is(JobState.TERMINATING)) {
                timeLimit.cancel();
                ended = Optional.of(account().now());
                become(JobState.COMPLETED);
                account().schedule();
            }
        });
    }

    /**
     * Ends it and, after a while in which it can be seen and nothing can be done with it, forgets it, with its tasks and
     * their files. Source: Delete Job reference.
     */
    public void delete() {
        if (is(JobState.DELETING)) {
            throw new BatchException(ErrorCode.JOB_BEING_DELETED);
        }
        become(JobState.DELETING);
        timeLimit.cancel();
        tasks.executing().forEach(Task::endWithOthers);
        account().afterDeletion(() -> {
            tasks.all().forEach(Task::discard);
            account().forget(this);
        });
        account().schedule();
    }

    /** Starts no more tasks. */
    public void disable(Optional<String> tasksThatRun) {
        checkNotOver();
        DisableTasks option = Word.read(tasksThatRun, DisableTasks.REQUEUE);
        if (is(JobState.DISABLED)) {
            return;
        }
        become(JobState.DISABLING);
        switch (option) {
            case REQUEUE -> tasks.executing().forEach(Task::requeue);
            case TERMINATE -> tasks.executing().forEach(Task::endWithOthers);
            case WAIT -> {}
        }
        disabledOnceNothingRuns();
        account().schedule();
    }

    private void disabledOnceNothingRuns() {
        if (is(JobState.DISABLING) && tasks.executing().isEmpty()) {
            become(JobState.DISABLED);
        }
    }

    /** Starts tasks again. */
    public void enable() {
        checkNotOver();
        if (!is(JobState.ACTIVE)) {
            become(JobState.ENABLING);
            become(JobState.ACTIVE);
            endIfAllIsDone();
            account().schedule();
        }
    }

    /** Changes what is named and leaves the rest. */
    public void patch(JsonNode patch) {
        change(asked.patched(patch));
    }

    /** Changes everything that can be changed; what is not named goes back to its default. */
    public void update(JsonNode update) {
        change(asked.updated(update));
    }

    private void change(JobDefinition next) {
        checkNotOver();
        next.check();
        if (!next.hasPoolOf(asked) && !is(JobState.DISABLED)) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "'poolInfo' changes only while the job is disabled");
        }
        asked.become(next);
        touch();
        startTime();
        endIfAllIsDone();
        account().schedule();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = described();
        describePreviousState(json);
        ObjectNode info = json.putObject("executionInfo").put("startTime", Json.time(started));
        ended.ifPresent(time -> info.put("endTime", Json.time(time)));
        info.put("poolId", asked.poolId());
        terminateReason.ifPresent(reason -> info.put("terminateReason", reason));
        return json;
    }

    /** How many tasks, and slots of tasks, are in which state. */
    public ObjectNode counts() {
        return new TaskCounts(tasks()).json();
    }
}
