package com.example.webjobsjobs.worker;

import com.example.webjobsjobs.service.Delivery;
import com.example.webjobsjobs.service.Lease;
import com.example.webjobsjobs.service.Outcome;

/**
 * Gives messages up whose job has failed for the last time, where a built-in queue trigger delivers them. That counts
 * deliveries and cannot tell one that failed from one that was cut off because its process was killed, restarted or shut
 * down; the job's row can.
 *
 * @param maxTries how often a job is tried that fails, the first time included
 */
public record LimitedTries(MessageHandler handler, int maxTries) implements MessageHandler {

    @Override
    public Outcome handle(Delivery delivery, Lease lease) {
        // What failed for the last time may come again, if its process ended before it could give the message up.
        boolean mayHaveFailed = delivery.dequeueCount() > 1;
        if (mayHaveFailed && hasNoTryLeft(delivery)) {
            return givenUp();
        }
        Outcome outcome = handler.handle(delivery, lease);
        return outcome instanceof Outcome.Retry && hasNoTryLeft(delivery) ? givenUp() : outcome;
    }

    private boolean hasNoTryLeft(Delivery delivery) {
        return handler.triesBefore(delivery).failed() >= maxTries;
    }

    private Outcome givenUp() {
        return new Outcome.Poison("It has failed %d time(s), and there is no other try.".formatted(maxTries));
    }
}
