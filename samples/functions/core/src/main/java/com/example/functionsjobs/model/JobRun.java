package com.example.functionsjobs.model;

/**
 * How far the work on a job has come.
 *
 * @param round 0, and one more for every retry a person asked for
 * @param percent how much is done, 0–100
 * @param attempts how often a worker began on it in this round, or failed to hand it on; what was postponed is taken back
 * @param failures how many of these attempts ended in a failure; the others were cut off, but for one going on
 * @param task the Batch task that alone may claim it; null on other platforms, and before it is dispatched
 * @param claimant who runs it or ran it last; null before the first claim
 * @param error the last error; null when there was none, and once the job has succeeded
 * @param resultType media type of the result; null before success, and when the processor wrote none
 */
public record JobRun(
        int round,
        int percent,
        int attempts,
        int failures,
        BatchTask task,
        Claimant claimant,
        JobError error,
        String resultType) {

    /** Whether whoever runs it for that message may have it: once it is a Batch task's, nobody but this task. */
    public boolean isFor(Claimant by) {
        return task == null || task.toString().equals(by.messageId());
    }

    static JobRun first() {
        return ofRound(0);
    }

    JobRun nextRound() {
        return ofRound(round + 1);
    }

    JobRun givenTo(BatchTask placed) {
        return new JobRun(round, 0, attempts, failures, placed, claimant, error, null);
    }

    JobRun claimedBy(Claimant by) {
        return new JobRun(round, 0, attempts + 1, failures, task, by, error, null);
    }

    JobRun at(int percentNow) {
        return new JobRun(round, percentNow, attempts, failures, task, claimant, error, null);
    }

    JobRun failedWith(JobError failure) {
        return new JobRun(round, percent, attempts, failures, task, claimant, failure, null);
    }

    JobRun countingAttempt() {
        return new JobRun(round, percent, attempts + 1, failures, task, claimant, error, resultType);
    }

    JobRun uncountingAttempt() {
        return new JobRun(round, percent, attempts - 1, failures, task, claimant, error, resultType);
    }

    JobRun countingFailure() {
        return new JobRun(round, percent, attempts, failures + 1, task, claimant, error, resultType);
    }

    JobRun done(String mediaType) {
        return new JobRun(round, 100, attempts, failures, task, claimant, null, mediaType);
    }

    private static JobRun ofRound(int round) {
        return new JobRun(round, 0, 0, 0, null, null, null, null);
    }
}
