package io.github.bgjob.batch.emulator.state;

/** The states of a pool. */
public enum PoolState {
    ACTIVE,
    DELETING
}
