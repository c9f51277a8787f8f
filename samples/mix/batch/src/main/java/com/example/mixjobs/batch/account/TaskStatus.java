package com.example.mixjobs.batch.account;

import java.util.Optional;

/**
 * How far a task has come.
 *
 * @param exitCode of its last run; empty before, and when it was ended from outside
 * @param failure why it failed, in the words of Azure Batch; empty unless it did
 */
public record TaskStatus(Phase phase, Optional<Integer> exitCode, Optional<String> failure) {

    /** Where a task is on its way. */
    public enum Phase {
        /** For a node. */
        WAITING,
        /** Or about to. */
        RUNNING,
        /** With success or without; there is no other run. */
        ENDED
    }
}
