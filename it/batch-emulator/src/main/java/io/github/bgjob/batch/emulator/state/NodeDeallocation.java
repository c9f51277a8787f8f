package io.github.bgjob.batch.emulator.state;

/** What becomes of the tasks on a node that leaves its pool. */
enum NodeDeallocation {
    REQUEUE,
    TERMINATE,
    TASKCOMPLETION,
    RETAINEDDATA
}
