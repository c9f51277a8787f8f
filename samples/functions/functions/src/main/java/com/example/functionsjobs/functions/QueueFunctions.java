package com.example.functionsjobs.functions;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.functionsjobs.service.Delivery;
import com.example.functionsjobs.service.Lease;
import com.example.functionsjobs.service.Outcome;
import com.example.functionsjobs.service.PoisonHandler;
import com.example.functionsjobs.store.InvalidSettings;
import com.example.functionsjobs.store.JobNames;
import com.example.functionsjobs.worker.MessageHandler;

/**
 * Has jobs run, and marks those whose message has reached the poison queue.
 *
 * <p>Messages are bound as bytes, because of text the host makes more than a text: one that is not UTF-8 fails without a
 * call, and the values of a JSON object take the place of {@code Id} and {@code DequeueCount} ({@code ApplyBindingData} in
 * Azure/azure-functions-host). Both would come again as often as {@code maxDequeueCount} in {@code host.json} says. The
 * annotation's data type makes bytes of them ({@code GeneralScriptBindingProvider} there, {@code GetDefaultType} in
 * Azure/azure-webjobs-sdk).
 */
public class QueueFunctions {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFunctions.class);
    private static final String STORAGE = "AzureWebJobsStorage";
    private static final String MESSAGE = "message";
    private static final String BINARY = "binary";

    /**
     * Has the job run that a message names, here or where a placement says. The platform deletes the message when this
     * returns, and delivers it again when this throws. When to give it up is decided here; {@code maxDequeueCount} in {@code
     * host.json} is a net below that, far beyond it, because it counts deliveries that were cut off, too.
     */
    @FunctionName("process")
    public void process(
            @QueueTrigger(name = MESSAGE, queueName = JobNames.QUEUE, connection = STORAGE, dataType = BINARY)
                    byte[] message,
            @BindingName("Id") String messageId,
            @BindingName("DequeueCount") long dequeueCount)
            throws Exception {
        MessageHandler handler;
        try {
            handler = Worker.handler();
        } catch (InvalidSettings e) {
            WrongSettings.log(e);
            WaitingMessages.job(message);
            return;
        }
        Delivery delivery = new Delivery(text(message), messageId, dequeueCount);
        Outcome outcome = handler.handle(delivery, Lease.KEPT_BY_PLATFORM);
        if (outcome instanceof Outcome.Poison poison) {
            LOG.warn("Message {} is given up: {}", messageId, poison.reason());
            // Copied before it is deleted: it may come twice into the poison queue, but never gets lost.
            Worker.jobs().queue().poison(message);
        } else if (outcome instanceof Outcome.Retry retry) {
            throw retry.cause();
        }
    }

    /** Marks the job of a message that was given up. */
    @FunctionName("poison")
    public void poison(
            @QueueTrigger(name = MESSAGE, queueName = JobNames.POISON_QUEUE, connection = STORAGE, dataType = BINARY)
                    byte[] message) {
        PoisonHandler handler;
        try {
            handler = Worker.jobs().poison();
        } catch (InvalidSettings e) {
            WrongSettings.log(e);
            WaitingMessages.poisoned(message);
            return;
        }
        handler.handle(text(message));
    }

    /** What is not UTF-8 gets characters that no job's id has. */
    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
