package com.example.mixjobs.batch.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a task has come.
 *
 * @param added when
 * @param exitCode of its last run; empty before, and when it was ended from outside
 * @param failure why it failed, in the words of Azure Batch; empty unless it did
 */
public record TaskStatus(Phase phase, Instant added, Optional<Integer> exitCode, Optional<String> failure) {

    /**
     * From the addition of a task to its end. Azure Batch ends what a task runs then, and leaves it in the phase it was in:
     * Microsoft Learn, <i>Azure Batch REST API reference</i>, Create Task.
     */
    public static final Duration LONGEST_LIFE = Duration.ofDays(180);

    /** Where a task is on its way. */
    public enum Phase {
        /** For a node. */
        WAITING,
        /** Or about to. */
        RUNNING,
        /** With success or without; there is no other run. */
        ENDED
    }

    /** Whether nothing comes of it any more because of its age, whatever its phase. */
    public boolean isTooOld(Instant now) {
        return !now.isBefore(added.plus(LONGEST_LIFE));
    }
}
