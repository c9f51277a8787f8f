package com.example.batchjobs.batch;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

import com.example.batchjobs.batch.account.BatchAccess;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.store.StorageAccess;

/**
 * What can be set of dispatching.
 *
 * @param pool {@value #POOL}: the pool that runs the tasks
 * @param command {@value #COMMAND}: a task's command line, in which {@value #JOB} stands for what the processor is told;
 *     not a shell's unless it begins with one
 * @param reconcileEvery {@value #RECONCILE}: how often the states of tasks are compared with the rows, 1 s to 1 h
 * @param taskEnvironment what tasks find in their environment: where storage is and how jobs are run, as far as it is
 *     set here
 */
public record BatchSettings(
        BatchAccess account,
        String pool,
        String command,
        Duration reconcileEvery,
        Map<String, String> taskEnvironment) {

    public static final String POOL = "BATCH_POOL_ID";
    public static final String COMMAND = "BATCH_TASK_COMMAND";
    public static final String RECONCILE = "BATCH_RECONCILE_INTERVAL";
    static final String JOB = "{job}";

    private static final String DEFAULT_COMMAND =
            "/bin/sh -c 'exec java -jar \"$AZ_BATCH_NODE_SHARED_DIR/processor.jar\" process {job}'";
    private static final Duration DEFAULT_RECONCILE = Duration.ofSeconds(45);

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings when one is missing or wrong
     */
    public static BatchSettings from(Map<String, String> settings) {
        String pool = settings.getOrDefault(POOL, "").strip();
        if (pool.isEmpty()) {
            throw new InvalidSettings(POOL + " is not set. Set it to the id of the pool that runs the tasks.");
        }
        String command = settings.getOrDefault(COMMAND, DEFAULT_COMMAND);
        if (!command.contains(JOB)) {
            throw new InvalidSettings(
                    "%s is \"%s\", but must contain %s, which stands for the job.".formatted(COMMAND, command, JOB));
        }
        return new BatchSettings(
                BatchAccess.from(settings),
                pool,
                command,
                interval(settings.get(RECONCILE)),
                taskEnvironment(settings));
    }

    private static Map<String, String> taskEnvironment(Map<String, String> settings) {
        Map<String, String> passedOn = new TreeMap<>(settings);
        passedOn.keySet().removeIf(name -> !name.startsWith(StorageAccess.SETTING) && !name.startsWith("JOBS_"));
        return passedOn;
    }

    private static Duration interval(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_RECONCILE;
        }
        try {
            Duration interval = Duration.parse(text.strip());
            if (interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(Duration.ofHours(1)) <= 0) {
                return interval;
            }
        } catch (DateTimeParseException e) {
            throw invalidInterval(text);
        }
        throw invalidInterval(text);
    }

    private static InvalidSettings invalidInterval(String text) {
        return new InvalidSettings(
                "%s is \"%s\", but must be a time like PT45S, from 1 s to 1 h.".formatted(RECONCILE, text));
    }
}
