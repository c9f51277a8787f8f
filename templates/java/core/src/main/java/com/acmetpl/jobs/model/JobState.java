package com.acmetpl.jobs.model;

/** The life of a job: {@code SUBMITTED → QUEUED → RUNNING → SUCCEEDED | FAILED | POISONED | CANCELLED}. */
public enum JobState {
    /** Accepted and stored, not yet handed to the queue. */
    SUBMITTED,
    /** Its message is in the queue: for the first time, or again after a transient failure. */
    QUEUED,
    /** A worker has it. */
    RUNNING,
    /** Done; the result can be fetched. */
    SUCCEEDED,
    /** Given up without having passed through the poison queue, for example because its input never arrived. */
    FAILED,
    /** Given up by way of the poison queue: it can never succeed, or failed too often. */
    POISONED,
    /** Called off by a person. */
    CANCELLED;

    /** Whether nothing happens any more unless a person asks for a retry. */
    public boolean isTerminal() {
        return switch (this) {
            case SUCCEEDED, FAILED, POISONED, CANCELLED -> true;
            case SUBMITTED, QUEUED, RUNNING -> false;
        };
    }

    /** Whether a person may send the job through the queue again. */
    public boolean canBeRetried() {
        return this == FAILED || this == POISONED;
    }
}
