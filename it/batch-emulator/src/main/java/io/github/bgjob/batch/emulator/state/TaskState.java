package io.github.bgjob.batch.emulator.state;

/** The states of a task. */
public enum TaskState {
    ACTIVE,
    PREPARING,
    RUNNING,
    COMPLETED
}
