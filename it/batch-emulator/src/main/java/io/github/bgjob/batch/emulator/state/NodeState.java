package io.github.bgjob.batch.emulator.state;

/** The states of a node, in the words and the order of the service's counts. */
public enum NodeState {
    CREATING,
    IDLE,
    OFFLINE,
    PREEMPTED,
    REBOOTING,
    REIMAGING,
    RUNNING,
    STARTING,
    STARTTASKFAILED,
    LEAVINGPOOL,
    UNKNOWN,
    UNUSABLE,
    WAITINGFORSTARTTASK,
    UPGRADINGOS,
    DEALLOCATED,
    DEALLOCATING
}
