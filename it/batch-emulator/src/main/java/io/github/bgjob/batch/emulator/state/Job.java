package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A job: a list of tasks for one pool. */
public final class Job extends Resource<JobState> {

    private static final int LEAST_PRIORITY = -1000;
    private static final int HIGHEST_PRIORITY = 1000;

    /** What becomes of the running tasks of a job that is disabled. */
    enum DisableTasks {
        REQUEUE,
        TERMINATE,
        WAIT
    }

    /** What becomes of a job whose tasks are all done. */
    enum OnAllTasksComplete {
        NOACTION,
        TERMINATEJOB
    }

    /** What becomes of a job when one of its tasks fails. */
    enum OnTaskFailure {
        NOACTION,
        PERFORMEXITOPTIONSJOBACTION
    }

    private final long order;
    private final Instant started;
    private final Map<String, Task> tasks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<Task> waiting = new TreeSet<>(Comparator.comparingLong(Task::order));
    private Optional<Instant> ended = Optional.empty();
    private Optional<String> terminateReason = Optional.empty();
    private Alarm timeLimit = () -> {};

    Job(Account account, ObjectNode definition) {
        super(account, definition, JobState.ACTIVE);
        order = account.nextNumber();
        started = account.now();
        String pool = Json.text(definition.path("poolInfo"), "poolId")
                .orElseThrow(() -> new BatchException(
                        ErrorCode.MISSING_REQUIRED_PROPERTY,
                        "'poolInfo.poolId' is missing; the emulator has no auto pools"));
        if (account.findPool(pool).isPresent() && account.pool(pool).is(PoolState.DELETING)) {
            throw new BatchException(ErrorCode.POOL_BEING_DELETED);
        }
        Covered.check(definition);
        Covered.check(definition.path("jobManagerTask"));
        check(definition);
        defaults(definition);
    }

    private static void check(ObjectNode definition) {
        Json.integer(definition, "priority", 0, LEAST_PRIORITY, HIGHEST_PRIORITY);
        Json.integer(definition, "maxParallelTasks", -1, -1, Integer.MAX_VALUE);
        Json.integer(definition.path("constraints"), "maxTaskRetryCount", 0, -1, Integer.MAX_VALUE);
        Json.duration(definition.path("constraints"), "maxWallClockTime");
        Word.read(Json.text(definition, "onAllTasksComplete"), OnAllTasksComplete.NOACTION);
        Word.read(Json.text(definition, "onTaskFailure"), OnTaskFailure.NOACTION);
    }

    private static void defaults(ObjectNode definition) {
        ObjectNode constraints = definition.withObject("/constraints");
        if (!constraints.has("maxWallClockTime")) {
            constraints.put("maxWallClockTime", TaskConstraints.UNLIMITED);
        }
        if (!constraints.has("maxTaskRetryCount")) {
            constraints.put("maxTaskRetryCount", 0);
        }
        ObjectNode defaults = Json.object()
                .put("priority", 0)
                .put("maxParallelTasks", -1)
                .put("allowTaskPreemption", false)
                .put("usesTaskDependencies", false)
                .put("onAllTasksComplete", "noaction")
                .put("onTaskFailure", "noaction");
        defaults.properties().forEach(property -> definition.putIfAbsent(property.getKey(), property.getValue()));
    }

    /** Begins its life: its manager task waits, its time runs. */
    void begin() {
        if (definition().path("jobManagerTask") instanceof ObjectNode manager) {
            add(manager.deepCopy());
        }
        startTime();
    }

    private void startTime() {
        timeLimit.cancel();
        Duration most = Json.duration(definition().path("constraints"), "maxWallClockTime")
                .orElseThrow()
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
        return definition().path("priority").asInt();
    }

    @Override
    public String url() {
        return account().endpoint() + "/jobs/" + id();
    }

    public Collection<Task> tasks() {
        return tasks.values();
    }

    public Task task(String id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow(() -> new BatchException(ErrorCode.TASK_NOT_FOUND, id));
    }

    boolean isManager(Task task) {
        return task.id()
                .equalsIgnoreCase(definition().path("jobManagerTask").path("id").asText(""));
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
        Task added = add(task);
        account().schedule();
        return added;
    }

    private Task add(ObjectNode task) {
        if (tasks.containsKey(Json.required(task, "id"))) {
            throw new BatchException(ErrorCode.TASK_EXISTS);
        }
        Task added = new Task(this, task);
        tasks.put(added.id(), added);
        waiting.add(added);
        return added;
    }

    void forget(Task task) {
        tasks.remove(task.id());
        waiting.remove(task);
        endIfAllIsDone();
    }

    void waits(Task task) {
        waiting.add(task);
    }

    void waitsNoLonger(Task task) {
        waiting.remove(task);
    }

    boolean runsOn(Pool pool) {
        return is(JobState.ACTIVE)
                && !waiting.isEmpty()
                && pool.id()
                        .equalsIgnoreCase(
                                definition().path("poolInfo").path("poolId").asText());
    }

    /** Whether its waiting tasks count as work for a pool. */
    boolean belongsTo(Pool pool) {
        return pool.id()
                .equalsIgnoreCase(definition().path("poolInfo").path("poolId").asText());
    }

    void startTasks(Pool pool) {
        int most = definition().path("maxParallelTasks").asInt(-1);
        long running = tasks.values().stream().filter(Task::isExecuting).count();
        for (Task task : List.copyOf(waiting)) {
            if (!pool.hasRoom() || (most >= 0 && running >= most)) {
                return;
            }
            Optional<Node> node = pool.nodeFor(task);
            if (node.isPresent()) {
                waiting.remove(task);
                running++;
                node.get().start(task);
            }
        }
    }

    void completed(Task task) {
        if (is(JobState.DISABLING)) {
            disabledOnceNothingRuns();
        }
        if (isManager(task)
                && definition()
                        .path("jobManagerTask")
                        .path("killJobOnCompletion")
                        .asBoolean(true)) {
            endIfActive("JMComplete");
        }
        if (!task.hasSucceeded()
                && Word.read(Json.text(definition(), "onTaskFailure"), OnTaskFailure.NOACTION)
                        == OnTaskFailure.PERFORMEXITOPTIONSJOBACTION) {
            switch (Json.text(task.exitOptions(), "jobAction").orElse("none").toLowerCase(java.util.Locale.ROOT)) {
                case "terminate" -> endIfActive("TaskFailed");
                case "disable" -> disable(Optional.of("requeue"));
                default -> {}
            }
        }
        endIfAllIsDone();
    }

    private void endIfAllIsDone() {
        boolean asked = Word.read(Json.text(definition(), "onAllTasksComplete"), OnAllTasksComplete.NOACTION)
                == OnAllTasksComplete.TERMINATEJOB;
        if (asked && tasks.values().stream().allMatch(task -> task.is(TaskState.COMPLETED))) {
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
        executing().forEach(Task::endWithOthers);
        account().afterTransition(() -> {
            if (is(JobState.TERMINATING)) {
                timeLimit.cancel();
                ended = Optional.of(account().now());
                become(JobState.COMPLETED);
                account().schedule();
            }
        });
    }

    /** Ends and forgets it, with its tasks and their files. */
    public void delete() {
        if (is(JobState.DELETING)) {
            throw new BatchException(ErrorCode.JOB_BEING_DELETED);
        }
        become(JobState.DELETING);
        timeLimit.cancel();
        executing().forEach(Task::endWithOthers);
        account().afterTransition(() -> {
            tasks.values().forEach(Task::discardFiles);
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
            case REQUEUE -> executing().forEach(Task::requeue);
            case TERMINATE -> executing().forEach(Task::endWithOthers);
            case WAIT -> {}
        }
        disabledOnceNothingRuns();
        account().schedule();
    }

    private void disabledOnceNothingRuns() {
        if (is(JobState.DISABLING) && executing().isEmpty()) {
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

    private List<Task> executing() {
        return tasks.values().stream().filter(Task::isExecuting).toList();
    }

    /** Changes what is named and leaves the rest. */
    public void patch(JsonNode patch) {
        ObjectNode next = definition().deepCopy();
        for (String property : List.of(
                "priority",
                "maxParallelTasks",
                "allowTaskPreemption",
                "onAllTasksComplete",
                "constraints",
                "poolInfo",
                "networkConfiguration",
                "metadata")) {
            JsonNode value = patch.path(property);
            if (!value.isMissingNode() && !value.isNull()) {
                next.set(property, value.deepCopy());
            }
        }
        change(next);
    }

    /** Changes everything that can be changed; what is not named goes back to its default. */
    public void update(JsonNode update) {
        Json.required(update.path("poolInfo"), "poolId");
        ObjectNode next = definition().deepCopy();
        next.remove(List.of(
                "priority",
                "maxParallelTasks",
                "allowTaskPreemption",
                "onAllTasksComplete",
                "constraints",
                "metadata"));
        for (String property : List.of(
                "priority",
                "maxParallelTasks",
                "allowTaskPreemption",
                "onAllTasksComplete",
                "constraints",
                "poolInfo",
                "metadata")) {
            JsonNode value = update.path(property);
            if (!value.isMissingNode() && !value.isNull()) {
                next.set(property, value.deepCopy());
            }
        }
        change(next);
    }

    private void change(ObjectNode next) {
        checkNotOver();
        check(next);
        boolean moves = !next.path("poolInfo").equals(definition().path("poolInfo"));
        if (moves && !is(JobState.DISABLED)) {
            throw new BatchException(
                    ErrorCode.OPERATION_INVALID_FOR_CURRENT_STATE, "'poolInfo' changes only while the job is disabled");
        }
        defaults(next);
        definition().removeAll();
        definition().setAll(next);
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
        info.put("poolId", definition().path("poolInfo").path("poolId").asText());
        terminateReason.ifPresent(reason -> info.put("terminateReason", reason));
        return json;
    }

    /** How many tasks, and slots of tasks, are in which state. */
    public ObjectNode counts() {
        ObjectNode json = Json.object();
        counts(json.putObject("taskCounts"), false);
        counts(json.putObject("taskSlotCounts"), true);
        return json;
    }

    private void counts(ObjectNode json, boolean slots) {
        json.put("active", count(task -> task.is(TaskState.ACTIVE), slots))
                .put("running", count(task -> task.is(TaskState.RUNNING) || task.is(TaskState.PREPARING), slots))
                .put("completed", count(task -> task.is(TaskState.COMPLETED), slots))
                .put("succeeded", count(Task::hasSucceeded, slots))
                .put("failed", count(task -> task.is(TaskState.COMPLETED) && !task.hasSucceeded(), slots));
    }

    int count(Predicate<Task> which, boolean slots) {
        return tasks.values().stream()
                .filter(which)
                .mapToInt(
                        task -> slots ? task.definition().path("requiredSlots").asInt(1) : 1)
                .sum();
    }
}
