package com.example.mixjobs.functions.mix;

import java.time.Duration;
import java.util.function.BiConsumer;

import com.example.mixjobs.batch.account.BatchUnavailable;
import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.worker.MessageHandler;

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
