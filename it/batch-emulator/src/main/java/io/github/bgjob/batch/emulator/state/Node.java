package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.bgjob.batch.emulator.autoscale.NodeDeallocation;
import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A node of a pool: a disk, and room for some tasks. */
public final class Node {

    private static final int RECENT_TASKS = 10;

    /** Since its preemption. Source: Microsoft Learn, <i>automatic scaling formula</i>, preempted nodes. */
    private static final Duration RESTORED_WITHIN = Duration.ofDays(2);

    private final Pool pool;
    private final String id;
    private final boolean dedicated;
    private final Disk disk;
    private final Instant allocated;
    private final Set<Task> tasks = new LinkedHashSet<>();
    private final Deque<Task> recent = new ArrayDeque<>();
    private NodeState state = NodeState.CREATING;
    private Instant stateSince;
    private Instant booted;
    private int tasksRun;
    private int tasksSucceeded;
    private Optional<StartTask> startTask = Optional.empty();
    private Alarm next = () -> {};
    private boolean mayReturn;
    private boolean rebooted;

    Node(Pool pool, boolean dedicated) {
        this.pool = pool;
        this.dedicated = dedicated;
        this.id = "tvmps_%032x_%s".formatted(account().nextNumber(), dedicated ? "d" : "p");
        this.disk = new Disk(account().settings().root().resolve(pool.id()).resolve(id));
        this.allocated = account().now();
        this.stateSince = allocated;
    }

    private Account account() {
        return pool.account();
    }

    public Pool pool() {
        return pool;
    }

    public String id() {
        return id;
    }

    public boolean isDedicated() {
        return dedicated;
    }

    public NodeState state() {
        return state;
    }

    Disk disk() {
        return disk;
    }

    public String url() {
        return pool.url() + "/nodes/" + id;
    }

    private void become(NodeState to) {
        if (state != to) {
            state = to;
            stateSince = account().now();
        }
    }

    void boot() {
        become(NodeState.STARTING);
        startUp();
    }

    private void startUp() {
        if (account().settings().delays().nodeStart().isZero()) {
            runStartTask();
        } else {
            next = account().after(account().settings().delays().nodeStart(), () -> {
                runStartTask();
                account().schedule();
            });
        }
    }

    private void runStartTask() {
        booted = account().now();
        disk.prepare();
        if (pool.definition().path("startTask") instanceof ObjectNode definition) {
            StartTask task = new StartTask(this, account(), definition);
            startTask = Optional.of(task);
            become(task.mustSucceed() ? NodeState.WAITINGFORSTARTTASK : NodeState.IDLE);
            task.run();
        } else {
            become(NodeState.IDLE);
        }
        pool.allocation().updateState();
    }

    /**
     * Restarts it: what it runs is dealt with as the option says, and its start task runs again.
     *
     * @throws BatchException unless it is idle or running, as the Reboot Compute Node reference says, or its start task has
     *     failed, of which that says nothing but others make use (Azure/batch-shipyard, {@code pool nodes reboot
     *     --all-start-task-failed})
     */
    public void reboot(Optional<String> word) {
        NodeDeallocation option = Word.read(word, NodeDeallocation.REQUEUE);
        switch (state) {
            case IDLE, RUNNING, STARTTASKFAILED -> {}
            case CREATING -> throw new BatchException(ErrorCode.NODE_BEING_CREATED);
            case STARTING, WAITINGFORSTARTTASK -> throw new BatchException(ErrorCode.NODE_BEING_STARTED);
            case REBOOTING -> throw new BatchException(ErrorCode.NODE_BEING_REBOOTED);
            default -> throw new BatchException(ErrorCode.NODE_STATE_UNUSABLE, "the node is " + Word.of(state));
        }
        halt();
        become(NodeState.REBOOTING);
        rebooted = true;
        if (tasks.isEmpty()) {
            startUp();
        } else {
            release(option);
        }
        account().schedule();
    }

    /** Deals with what it runs when it is not to run it any longer. */
    private void release(NodeDeallocation option) {
        switch (option) {
            case REQUEUE -> List.copyOf(tasks).forEach(Task::requeue);
            case TERMINATE -> List.copyOf(tasks).forEach(Task::endWithOthers);
            case TASKCOMPLETION, RETAINEDDATA -> {}
        }
    }

    void startTaskEnded(StartTask task) {
        if (state == NodeState.WAITINGFORSTARTTASK) {
            become(task.hasFailed() ? NodeState.STARTTASKFAILED : NodeState.IDLE);
            pool.allocation().updateState();
            account().schedule();
        }
    }

    /** Whether the pool waits for it: it is on the way to take tasks for the first time since it was allocated. */
    boolean isComing() {
        return !rebooted && isStarting();
    }

    /** Whether it is on the way to take tasks, but does not yet. */
    boolean isStarting() {
        return state == NodeState.REBOOTING
                || state == NodeState.CREATING
                || state == NodeState.STARTING
                || state == NodeState.WAITINGFORSTARTTASK;
    }

    /** Whether it takes tasks. */
    boolean takesTasks() {
        return state == NodeState.IDLE || state == NodeState.RUNNING;
    }

    /** Whether what is on its disk can be seen. */
    boolean isUsable() {
        return takesTasks()
                || state == NodeState.REBOOTING
                || (isLeaving() && pool.allocation().find(id).isPresent());
    }

    boolean isLeaving() {
        return state == NodeState.LEAVINGPOOL;
    }

    int freeSlots() {
        return takesTasks() ? pool.slots() - usedSlots() : 0;
    }

    int usedSlots() {
        return tasks.stream().mapToInt(task -> task.slots(pool.slots())).sum();
    }

    int load() {
        return tasks.size();
    }

    void start(Task task) {
        tasks.add(task);
        tasksRun++;
        recent.addFirst(task);
        if (recent.size() > RECENT_TASKS) {
            recent.removeLast();
        }
        become(NodeState.RUNNING);
        task.start(this);
    }

    /** A task of it no longer runs here. */
    void released(Task task) {
        tasks.remove(task);
        if (tasks.isEmpty() && state == NodeState.RUNNING) {
            become(NodeState.IDLE);
        }
        if (tasks.isEmpty() && isLeaving()) {
            pool.allocation().left(this);
        }
        if (tasks.isEmpty() && state == NodeState.REBOOTING) {
            startUp();
        }
    }

    void succeeded() {
        tasksSucceeded++;
    }

    /**
     * Takes the machine away as the service does with a Spot node: its processes are ended, its disk is emptied, its tasks
     * wait for another node, and no count of theirs moves. It comes back when there is capacity.
     */
    void preempt() {
        if (dedicated) {
            throw new IllegalArgumentException("A dedicated node is not preempted: " + id);
        }
        if (state == NodeState.PREEMPTED || isLeaving()) {
            return;
        }
        List<Task> lost = List.copyOf(tasks);
        halt();
        become(NodeState.PREEMPTED);
        lost.forEach(Task::lostNode);
        tasks.clear();
        disk.wipe();
        rebooted = false;
        mayReturn = false;
        next = account().after(account().settings().delays().spotReturn(), () -> {
            mayReturn = true;
            pool.allocation().allocate();
            account().schedule();
        });
        account().schedule();
    }

    /** Whether it was preempted and would be allocated again if there were room; after a time it is not any more. */
    boolean waitsForCapacity() {
        return state == NodeState.PREEMPTED && mayReturn && account().now().isBefore(stateSince.plus(RESTORED_WITHIN));
    }

    private void halt() {
        next.cancel();
        startTask.ifPresent(StartTask::kill);
        startTask = Optional.empty();
    }

    /** Leaves the pool; what it runs is dealt with as the option says. */
    void leave(NodeDeallocation option) {
        halt();
        become(NodeState.LEAVINGPOOL);
        if (tasks.isEmpty()) {
            pool.allocation().left(this);
        } else {
            release(option);
        }
    }

    /** It is lost with all it runs, because the emulator ends. */
    void close() {
        halt();
        List.copyOf(tasks).forEach(Task::lostNode);
        disk.wipe();
    }

    /** Says which node it is, where a task says on which node it ran. */
    void identify(ObjectNode json) {
        json.put("affinityId", "TVM:" + id)
                .put("nodeUrl", url())
                .put("poolId", pool.id())
                .put("nodeId", id);
    }

    /** It as the service shows it. */
    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("url", url())
                .put("state", Word.of(state))
                .put("schedulingState", "enabled")
                .put("stateTransitionTime", Json.time(stateSince));
        if (booted != null) {
            json.put("lastBootTime", Json.time(booted));
        }
        json.put("allocationTime", Json.time(allocated))
                .put("ipAddress", "127.0.0.1")
                .put("affinityId", "TVM:" + id)
                .put("vmSize", pool.definition().path("vmSize").asText())
                .put("totalTasksRun", tasksRun)
                .put("runningTasksCount", tasks.size())
                .put("runningTaskSlotsCount", usedSlots())
                .put("totalTasksSucceeded", tasksSucceeded)
                .put("isDedicated", dedicated);
        recent.forEach(task -> json.withArray("/recentTasks").add(task.information()));
        if (pool.definition().has("startTask")) {
            json.set("startTask", pool.definition().path("startTask"));
        }
        startTask.ifPresent(task -> json.set("startTaskInfo", task.json()));
        return json;
    }
}
