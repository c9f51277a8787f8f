package io.github.bgjob.batch.emulator.day;

import java.time.Duration;

/**
 * The pool at one time.
 *
 * @param at since midnight
 * @param dedicated nodes, those that start or leave too
 * @param spot the same without the preempted ones
 * @param standingIn dedicated nodes that have started
 * @param waiting tasks
 * @param running tasks
 */
record Moment(
        Duration at,
        int dedicated,
        int spot,
        int preempted,
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
}
