package com.acmetpl.jobs.functions.mix;

import java.time.Duration;
import java.util.function.BiConsumer;

import com.acmetpl.jobs.batch.account.BatchUnavailable;
import com.acmetpl.jobs.service.Delivery;
import com.acmetpl.jobs.service.Lease;
import com.acmetpl.jobs.service.Outcome;
import com.acmetpl.jobs.worker.MessageHandler;

/**
 * A dispatch that waits for Azure Batch. The built-in trigger counts every delivery, whatever was the matter, and would
 * poison the jobs of an hour in which Azure Batch does not answer; so their messages are sent anew, to be received later.
 */
record PatientDispatch(MessageHandler dispatch, BiConsumer<String, Duration> sendLater) implements MessageHandler {

    static final Duration PAUSE = Duration.ofMinutes(1);

    @Override
    public Outcome handle(Delivery delivery, Lease lease) {
        Outcome outcome = dispatch.handle(delivery, lease);
        if (outcome instanceof Outcome.Retry retry && retry.cause() instanceof BatchUnavailable) {
            sendLater.accept(delivery.body(), PAUSE);
            return new Outcome.Done();
        }
        return outcome;
    }
}
