package com.example.batchjobs.model;

import java.util.EnumSet;
import java.util.Set;

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

    /** Whether a job in this state may be written in that one; the only place where the moves are decided. */
    public boolean mayBecome(JobState next) {
        return successors().contains(next);
    }

    private Set<JobState> successors() {
        return switch (this) {
            // A worker may be faster than the submitter, who writes QUEUED only after sending the message.
            case SUBMITTED -> EnumSet.of(QUEUED, RUNNING, FAILED, POISONED, CANCELLED);
            // QUEUED again is being given to a Batch task.
            case QUEUED -> EnumSet.of(QUEUED, RUNNING, POISONED, CANCELLED);
            // RUNNING again is progress, or another worker taking over.
            case RUNNING -> EnumSet.of(RUNNING, QUEUED, SUCCEEDED, FAILED, POISONED, CANCELLED);
            case FAILED, POISONED -> EnumSet.of(SUBMITTED);
            case SUCCEEDED, CANCELLED -> EnumSet.noneOf(JobState.class);
        };
    }
}
