package com.example.mixjobs.functions;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;

import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.PoisonHandler;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.JobNames;
import com.example.mixjobs.worker.MessageHandler;

/** Has jobs run, and marks those whose message has reached the poison queue. */
public class QueueFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";
    private static final String MESSAGE = "message";

    /**
     * Has the job run that a message names, here or where a placement says. The platform deletes the message when this
     * returns, and delivers it again when this throws, at most {@code maxDequeueCount} times.
     */
    @FunctionName("process")
    public void process(
            @QueueTrigger(name = MESSAGE, queueName = JobNames.QUEUE, connection = STORAGE) String message,
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
        Delivery delivery = new Delivery(message, messageId, dequeueCount);
        Outcome outcome = handler.handle(delivery, Lease.KEPT_BY_PLATFORM);
        if (outcome instanceof Outcome.Poison) {
            Worker.jobs().queue().poison(message);
        } else if (outcome instanceof Outcome.Retry retry) {
            throw retry.cause();
        }
    }

    /** Marks the job of a message that was given up. */
    @FunctionName("poison")
    public void poison(
            @QueueTrigger(name = MESSAGE, queueName = JobNames.POISON_QUEUE, connection = STORAGE) String message) {
        PoisonHandler handler;
        try {
            handler = Worker.jobs().poison();
        } catch (InvalidSettings e) {
            WrongSettings.log(e);
            WaitingMessages.poisoned(message);
            return;
        }
        handler.handle(message);
    }
}
