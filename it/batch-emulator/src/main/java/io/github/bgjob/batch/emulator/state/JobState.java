package io.github.bgjob.batch.emulator.state;

/** The states of a job. */
public enum JobState {
    ACTIVE,
    DISABLING,
    DISABLED,
    ENABLING,
    TERMINATING,
    COMPLETED,
    DELETING
}
