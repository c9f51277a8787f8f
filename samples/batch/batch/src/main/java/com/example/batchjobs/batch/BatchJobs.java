package com.example.batchjobs.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.batch.account.NewJob;

/**
 * The Batch jobs that hold the tasks: one for each week, and one more with a number behind it whenever the last one was
 * closed. An account has room for a few hundred active ones, so there must not be many. All dispatchers find the same
 * ones without talking to each other.
 */
final class BatchJobs {

    static final String PREFIX = "jobs-";

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    private final BatchGateway batch;
    private final String pool;
    private final Clock clock;
    private String open = "";

    BatchJobs(BatchGateway batch, String pool, Clock clock) {
        this.batch = batch;
        this.pool = pool;
        this.clock = clock;
    }

    /** The one that tasks are added to; made when absent. */
    synchronized String current() {
        if (!isOfThisWeek(open)) {
            open = firstOpenFrom(week());
        }
        return open;
    }

    /** Another one than that, which takes no tasks any more. */
    synchronized String insteadOf(String closed) {
        if (current().equals(closed)) {
            open = firstOpenFrom(next(closed));
            LOG.warn("Batch job {} takes no tasks any more; going on with {}", closed, open);
        }
        return open;
    }

    boolean isOfThisWeek(String job) {
        String week = week();
        return job.equals(week) || job.startsWith(week + "-");
    }

    private String firstOpenFrom(String id) {
        String candidate = id;
        while (!batch.openJob(NewJob.forTasks(candidate, pool))) {
            candidate = next(candidate);
        }
        return candidate;
    }

    private String week() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return "%s%d-w%02d"
                .formatted(PREFIX, today.get(IsoFields.WEEK_BASED_YEAR), today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private String next(String id) {
        String week = week();
        return id.startsWith(week + "-")
                ? week + "-" + (Integer.parseInt(id.substring(week.length() + 1)) + 1)
                : week + "-2";
    }
}
