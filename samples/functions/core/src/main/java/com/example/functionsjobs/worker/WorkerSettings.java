package com.example.functionsjobs.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.example.functionsjobs.service.Tries;
import com.example.functionsjobs.store.InvalidSettings;

/**
 * How messages are received, tried again and given up. Names and defaults are those of {@code host.json}, except where
 * said.
 *
 * @param batchSize how many messages are received at once, 1 to 32
 * @param newBatchThreshold the next messages are received when no more than this many are in work, 0 to 1000; so the
 *     most in work is {@code batchSize + newBatchThreshold}
 * @param maxTries how often a job is tried that fails, the first time included, 1 to {@value Tries#MOST}; what {@code
 *     host.json} calls {@code maxDequeueCount}, only that interrupted deliveries do not count
 * @param visibilityTimeout how long a message that failed is out of sight, 0 s to 7 days; empty for an increasing delay
 *     of 10 s × 2^failures, which is the default here ({@code host.json} has 0 s)
 * @param maxPollingInterval the longest pause between two looks at an empty queue, 100 ms to 1 h
 * @param lease how long a message stays out of sight without a renewal, 1 s to 7 days; renewed after a third of it. The 2
 *     minutes that it is unless set are what a worker costs that ends without a word: App Service on Linux stops its
 *     container without waiting for WebJobs
 * @param gracePeriod how long work may go on after a stop was asked for
 * @param maxCrashes how often a job may be cut off (its worker killed or shut down, its lease lost) before it is given
 *     up; not in {@code host.json}, where a crash counts as a try
 */
public record WorkerSettings(
        int batchSize,
        int newBatchThreshold,
        int maxTries,
        Optional<Duration> visibilityTimeout,
        Duration maxPollingInterval,
        Duration lease,
        Duration gracePeriod,
        int maxCrashes) {

    private static final int MAX_BATCH_SIZE = 32;
    private static final int MAX_THRESHOLD = 1000;
    private static final Duration WEEK = Duration.ofDays(7);

    /** @throws InvalidSettings naming the setting that is out of its range */
    public WorkerSettings {
        check("batchSize", batchSize, 1, MAX_BATCH_SIZE);
        check("newBatchThreshold", newBatchThreshold, 0, MAX_THRESHOLD);
        check("maxTries (" + Tries.SETTING + ")", maxTries, 1, Tries.MOST);
        visibilityTimeout.ifPresent(it -> check("visibilityTimeout", it, Duration.ZERO, WEEK));
        check("maxPollingInterval", maxPollingInterval, PollingPause.SHORTEST, Duration.ofHours(1));
        check("lease", lease, Duration.ofSeconds(1), WEEK);
        check("gracePeriod", gracePeriod, Duration.ZERO, WEEK);
        check("maxCrashes", maxCrashes, 1, Integer.MAX_VALUE);
    }

    public static WorkerSettings defaults() {
        return SettingsReader.read(Map.of(), Long.MAX_VALUE);
    }

    /**
     * Reads the settings: from the command line ({@code --batchSize 8}), else from the environment
     * ({@code JOBS_WORKER_BATCH_SIZE}, but {@value Tries#SETTING}, which is not of the worker alone), else from {@code
     * worker.properties} ({@code batchSize=8}), else the default.
     * Times are written like {@code 00:10:00}, as in {@code host.json}, or like {@code PT10M}.
     *
     * <p>{@code heapPerJobMb} comes out in the numbers of messages: no more are in work than the heap has so many MB for, one
     * at least; 0, which it is unless set, is for any number.
     *
     * @param directory where {@code worker.properties} may be
     * @throws InvalidSettings when one is unknown, malformed or out of its range; says which, from where, and what is
     *     allowed
     */
    public static WorkerSettings load(List<String> arguments, Map<String, String> environment, Path directory) {
        return SettingsReader.load(arguments, environment, directory);
    }

    /** The same with no more in work at once than that, one at least. */
    WorkerSettings inWorkAtMost(long jobs) {
        int most = (int) Math.max(1, Math.min(jobs, MAX_BATCH_SIZE + MAX_THRESHOLD));
        int batch = Math.min(batchSize, most);
        return new WorkerSettings(
                batch,
                Math.min(newBatchThreshold, most - batch),
                maxTries,
                visibilityTimeout,
                maxPollingInterval,
                lease,
                gracePeriod,
                maxCrashes);
    }

    static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidSettings("%s is %d, but must be from %d to %d.".formatted(name, value, least, most));
        }
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidSettings("%s is %s, but must be from %s to %s.".formatted(name, value, least, most));
        }
    }
}
