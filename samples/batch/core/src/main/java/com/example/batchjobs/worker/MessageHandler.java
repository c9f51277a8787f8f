package com.example.batchjobs.worker;

import com.example.batchjobs.service.Delivery;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Outcome;
import com.example.batchjobs.service.Tries;

/** What is done with each message. One handler serves many threads. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles a message. What it throws counts as {@link Outcome.Retry}.
     *
     * @param lease whether this worker still holds the message; to be asked before anything is committed
     */
    Outcome handle(Delivery delivery, Lease lease);

    /**
     * What became of the message's earlier deliveries. Asked only when there were enough of them for a limit to be
     * near. A handler that keeps no record of its own leaves it to the queue's count, as built-in triggers do.
     */
    default Tries triesBefore(Delivery delivery) {
        return Tries.countedByQueue(delivery);
    }
}
