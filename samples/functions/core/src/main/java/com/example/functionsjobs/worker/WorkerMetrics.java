package com.example.functionsjobs.worker;

import java.time.Duration;

/**
 * What a loop has done since it was started, and does now.
 *
 * @param received messages received
 * @param succeeded messages that were handled and deleted
 * @param failed failures that are tried again
 * @param poisoned messages moved to the poison queue
 * @param renewed renewals of leases
 * @param leaseLost messages that another worker may have got before this one was done
 * @param inFlight messages in work now
 * @param oldestWait the longest time a message of the last batch had waited for its first delivery; zero once the queue
 *     was found empty
 */
public record WorkerMetrics(
        long received,
        long succeeded,
        long failed,
        long poisoned,
        long renewed,
        long leaseLost,
        int inFlight,
        Duration oldestWait) {

    /** One line for a log. */
    @Override
    public String toString() {
        return "received %d, succeeded %d, failed %d, poisoned %d, renewed %d, lease lost %d, in flight %d, oldest wait %d s"
                .formatted(received, succeeded, failed, poisoned, renewed, leaseLost, inFlight, oldestWait.toSeconds());
    }
}
