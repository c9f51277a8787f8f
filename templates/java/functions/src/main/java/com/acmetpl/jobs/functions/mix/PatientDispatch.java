package com.acmetpl.jobs.functions.mix;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.acmetpl.jobs.batch.account.BatchUnavailable;
import com.acmetpl.jobs.model.JobMessage;
import com.acmetpl.jobs.service.Delivery;
import com.acmetpl.jobs.service.Lease;
import com.acmetpl.jobs.service.Outcome;
import com.acmetpl.jobs.worker.MessageHandler;

/**
 * A dispatch that waits for Azure Batch. The built-in trigger counts every delivery, whatever was the matter, and would
 * poison the jobs of an hour in which Azure Batch does not answer; so their messages are sent anew, to be received later.
 */
record PatientDispatch(MessageHandler dispatch, BiConsumer<JobMessage, Duration> sendLater) implements MessageHandler {

    static final Duration PAUSE = Duration.ofMinutes(1);

    @Override
    public Outcome handle(Delivery delivery, Lease lease) {
        Outcome outcome = dispatch.handle(delivery, lease);
        Optional<JobMessage> message = JobMessage.parse(delivery.body());
        if (outcome instanceof Outcome.Retry retry
                && retry.cause() instanceof BatchUnavailable
                && message.isPresent()) {
            sendLater.accept(message.get(), PAUSE);
            return new Outcome.Done();
        }
        return outcome;
    }
}
