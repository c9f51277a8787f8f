package com.example.mixjobs.batch.account;

/** What became of a task that was to be added. */
public sealed interface Added {

    /** It is there: added now, or before. */
    record There() implements Added {}

    /** It can never be added as it is. */
    record Refused(String reason) implements Added {}

    /** It was not added, and may be the next time. */
    record Deferred(String reason) implements Added {}

    /** The Batch job takes no tasks, or is not there. */
    record JobClosed(String code) implements Added {}
}
