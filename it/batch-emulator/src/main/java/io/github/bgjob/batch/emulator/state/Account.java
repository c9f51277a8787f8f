package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.github.bgjob.batch.emulator.clock.EmulatorClock;
import io.github.bgjob.batch.emulator.node.Launcher;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/** A Batch account with everything in it. */
public final class Account {

    private static final Comparator<Job> BY_PRIORITY =
            Comparator.comparingInt(Job::priority).reversed().thenComparingLong(Job::order);

    private final Settings settings;
    private final Limits limits;
    private final Map<String, Pool> pools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Job> jobs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String endpoint = "";
    private long versions;
    private boolean closed;

    /**
     * What an account is made with.
     *
     * @param root where the disks of the nodes are
     */
    public record Settings(
            String name, EmulatorClock clock, Launcher launcher, Path root, Quotas quotas, Delays delays) {}

    public Account(Settings settings) {
        this.settings = settings;
        limits = new Limits(this, settings.quotas());
    }

    /** Does something while nothing else happens in the account. */
    public synchronized <T> T locked(Supplier<T> action) {
        return action.get();
    }

    /** Does something while nothing else happens in the account; nothing once it is closed. */
    synchronized void locked(Runnable action) {
        if (!closed) {
            action.run();
        }
    }

    public synchronized void openAt(String address) {
        endpoint = address;
    }

    /** Ends all that runs. Nothing happens in the account afterwards. */
    public synchronized void close() {
        closed = true;
        pools.values().forEach(Pool::close);
    }

    /** Does something later, while nothing else happens in the account. */
    public EmulatorClock.Alarm after(Duration delay, Runnable action) {
        return settings.clock().after(delay, () -> locked(action));
    }

    /** Does it once a job has been terminating for long enough. */
    void afterTransition(Runnable action) {
        atOnceOrAfter(settings.delays().transition(), action);
    }

    /** Does it once a job or pool has been deleting for long enough. */
    void afterDeletion(Runnable action) {
        atOnceOrAfter(settings.delays().deletion(), action);
    }

    private void atOnceOrAfter(Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            after(delay, action);
        }
    }

    public Instant now() {
        return settings.clock().now();
    }

    Settings settings() {
        return settings;
    }

    /** The address under which it is reached. */
    public String endpoint() {
        return endpoint;
    }

    long nextNumber() {
        return ++versions;
    }

    String nextVersion() {
        return "0x8D%013X".formatted(nextNumber());
    }

    public Collection<Pool> pools() {
        return pools.values();
    }

    public Collection<Job> jobs() {
        return jobs.values();
    }

    public Pool pool(String id) {
        return findPool(id).orElseThrow(() -> new BatchException(ErrorCode.POOL_NOT_FOUND, id));
    }

    public Optional<Pool> findPool(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    public Job job(String id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow(() -> new BatchException(ErrorCode.JOB_NOT_FOUND, id));
    }

    public Pool addPool(ObjectNode definition) {
        findPool(Json.required(definition, "id")).ifPresent(there -> {
            there.checkNotDeleting();
            throw new BatchException(ErrorCode.POOL_EXISTS);
        });
        if (pools.size() >= limits.quotas().pools()) {
            throw new BatchException(ErrorCode.POOL_QUOTA_REACHED);
        }
        Pool pool = new Pool(this, definition);
        pools.put(pool.id(), pool);
        pool.begin();
        schedule();
        return pool;
    }

    public Job addJob(ObjectNode definition) {
        Job there = jobs.get(Json.required(definition, "id"));
        if (there != null) {
            throw new BatchException(there.is(JobState.DELETING) ? ErrorCode.JOB_BEING_DELETED : ErrorCode.JOB_EXISTS);
        }
        if (jobs.values().stream().filter(job -> !job.isOver()).count()
                >= limits.quotas().activeJobs()) {
            throw new BatchException(ErrorCode.ACTIVE_JOB_AND_SCHEDULE_QUOTA_REACHED);
        }
        Job job = new Job(this, definition);
        jobs.put(job.id(), job);
        job.begin();
        schedule();
        return job;
    }

    void forget(Pool pool) {
        pools.remove(pool.id());
    }

    void forget(Job job) {
        jobs.remove(job.id());
    }

    /** Gives waiting tasks to nodes that have room for them. */
    void schedule() {
        if (closed) {
            return;
        }
        for (Pool pool : pools.values()) {
            if (pool.hasRoom()) {
                List<Job> ready = jobs.values().stream()
                        .filter(job -> job.runsOn(pool))
                        .sorted(BY_PRIORITY)
                        .toList();
                ready.forEach(job -> job.startTasks(pool));
            }
        }
    }

    /** Takes a Spot node away, as the service does when somebody else pays more for it. */
    public synchronized void preempt(String pool, String node) {
        pool(pool).node(node).preempt();
    }

    /** The Spot nodes that take tasks and so could be taken away. */
    public synchronized List<Node> spotNodes() {
        return pools.values().stream()
                .flatMap(pool -> pool.nodes().stream())
                .filter(node -> !node.isDedicated() && node.takesTasks())
                .toList();
    }

    /** How many Spot nodes the region gives, whatever pools would like; those above it are not taken away. */
    public synchronized void spotCapacity(int nodes) {
        limits.spotCapacity(nodes);
        pools.values().forEach(pool -> pool.allocation().allocate());
        schedule();
    }

    /**
     * Gives other quotas, as support does some day after it was asked. No pool grows by that alone: those whose formula is
     * stuck stay so.
     */
    public synchronized void quotas(Quotas others) {
        limits.quotas(others);
    }

    Limits limits() {
        return limits;
    }
}
