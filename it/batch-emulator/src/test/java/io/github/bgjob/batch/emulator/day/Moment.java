package io.github.bgjob.batch.emulator.day;

import java.time.Duration;

/**
 * The pool at one time.
 *
 * @param at since midnight
 * @param dedicated nodes, those that start or leave too
 * @param spot the same without the preempted ones
 * @param leaving nodes that finish their tasks and take no others; counted among the former too
 * @param working nodes that take tasks
 * @param standingIn dedicated nodes that have started
 * @param waiting tasks
 * @param running tasks
 */
record Moment(
        Duration at,
        int dedicated,
        int spot,
        int preempted,
        int leaving,
        int working,
        int standingIn,
        int waiting,
        int running,
        int targetDedicated,
        int targetSpot) {

    int backlog() {
        return waiting + running;
    }

    int nodes() {
        return dedicated + spot;
    }

    /** Without those that leave. */
    int staying() {
        return nodes() - leaving;
    }
}
