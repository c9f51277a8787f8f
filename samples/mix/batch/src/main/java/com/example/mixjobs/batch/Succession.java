package com.example.mixjobs.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.batch.account.Added;
import com.example.mixjobs.batch.account.BatchGateway;
import com.example.mixjobs.batch.account.BatchUnavailable;
import com.example.mixjobs.batch.account.NewTask;
import com.example.mixjobs.batch.account.TaskStatus;
import com.example.mixjobs.model.BatchTask;

/**
 * The task that a dispatcher is, and the one that follows it. Azure Batch ends a task when it is {@link
 * TaskStatus#LONGEST_LIFE} old; long before, its dispatcher adds another one like it to their Batch job, under the next
 * number ({@code dispatcher}, {@code dispatcher-2}, {@code dispatcher-3}), and makes way for it.
 *
 * <p>One of them works at a time: a dispatcher ends the one before it, should that be there still. One that was killed after
 * it had added the next does the same again when it is started again, and comes to the same task.
 */
final class Succession {

    /** Leaves five months for whatever keeps a dispatcher from being followed. */
    static final Duration FOLLOWED_AT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final Pattern NUMBERED = Pattern.compile("(?<name>.+)-(?<number>[1-9][0-9]{0,8})");

    private final BatchGateway batch;
    private final BatchTask own;
    private final Clock clock;

    Succession(BatchGateway batch, BatchTask own, Clock clock) {
        this.batch = batch;
        this.own = own;
        this.clock = clock;
    }

    /** That of the task that this process is run by; empty when it is none of Azure Batch. */
    static Optional<Succession> of(Map<String, String> environment, BatchGateway batch, Clock clock) {
        String job = environment.getOrDefault("AZ_BATCH_JOB_ID", "");
        String task = environment.getOrDefault("AZ_BATCH_TASK_ID", "");
        return job.isEmpty() || task.isEmpty()
                ? Optional.empty()
                : Optional.of(new Succession(batch, new BatchTask(job, task), clock));
    }

    /**
     * Sees to it that the one before is not there any more, and when the time has come the next one is; to be done again and
     * again.
     *
     * @return whether the next one is there, so that this dispatcher has to make way
     * @throws BatchUnavailable when Azure Batch does not answer
     */
    boolean proceed() {
        before().ifPresent(batch::terminateTask);
        Optional<TaskStatus> status = batch.task(own);
        if (status.isEmpty() || clock.instant().isBefore(status.get().added().plus(FOLLOWED_AT))) {
            return false;
        }
        Optional<NewTask> description = batch.description(own);
        return description.isPresent() && add(description.get().named(next()));
    }

    private boolean add(NewTask next) {
        Added added = batch.addTasks(own.job(), List.of(next)).get(0);
        boolean there = added instanceof Added.There;
        if (there) {
            LOG.info("Task {} has become old; {} goes on", own, next.id());
        } else {
            LOG.warn("Task {} has become old and has no successor yet: {}", own, added);
        }
        return there;
    }

    private String next() {
        Matcher numbered = NUMBERED.matcher(own.task());
        return numbered.matches()
                ? numbered.group("name") + "-" + (Integer.parseInt(numbered.group("number")) + 1)
                : own.task() + "-2";
    }

    private Optional<BatchTask> before() {
        Matcher numbered = NUMBERED.matcher(own.task());
        if (!numbered.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(numbered.group("number")) - 1;
        String id = number > 1 ? numbered.group("name") + "-" + number : numbered.group("name");
        return Optional.of(new BatchTask(own.job(), id));
    }
}
