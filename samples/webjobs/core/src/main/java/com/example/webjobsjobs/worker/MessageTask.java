package com.example.webjobsjobs.worker;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.service.Delivery;
import com.example.webjobsjobs.service.Outcome;
import com.example.webjobsjobs.service.Tries;
import com.example.webjobsjobs.store.ReceivedMessage;
import com.example.webjobsjobs.store.WorkQueue;

/** One delivery of one message: handled, and then deleted, tried again or given up. */
final class MessageTask implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MessageTask.class);

    private final WorkQueue queue;
    private final ReceivedMessage message;
    private final MessageLease lease;
    private final MessageHandler handler;
    private final WorkerSettings settings;
    private final RetryDelay retryDelay;
    private final Counters counters;
    private Thread thread;
    private boolean handedBack;

    MessageTask(
            WorkQueue queue,
            ReceivedMessage message,
            MessageLease lease,
            MessageHandler handler,
            WorkerSettings settings,
            RetryDelay retryDelay,
            Counters counters) {
        this.queue = queue;
        this.message = message;
        this.lease = lease;
        this.handler = handler;
        this.settings = settings;
        this.retryDelay = retryDelay;
        this.counters = counters;
    }

    @Override
    public void run() {
        if (!enter()) {
            return;
        }
        try {
            Optional<String> body = message.body();
            if (body.isPresent()) {
                handle(new Delivery(body.get(), message.id(), message.dequeueCount()));
            } else {
                giveUp("it is not Base64");
            }
        } catch (RuntimeException e) {
            LOG.warn("Message {} of {} is left until its lease ends", message.id(), queue.name(), e);
        } finally {
            lease.close();
            leave();
        }
    }

    /**
     * Hands the message back although its work goes on: what that still does cannot be committed. The queue shows the
     * message to others at once.
     */
    void handBack() {
        // Before the interrupt: work that it ends would count as a failed try of the job.
        lease.forfeit();
        synchronized (this) {
            handedBack = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
        try {
            lease.release(Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.warn("Message {} could not be handed back; its lease will end: {}", message.id(), e.toString());
        }
    }

    private synchronized boolean enter() {
        thread = Thread.currentThread();
        return !handedBack;
    }

    private synchronized void leave() {
        thread = null;
        Thread.interrupted();
    }

    private void handle(Delivery delivery) {
        boolean limitIsNear = delivery.dequeueCount() >= Math.min(settings.maxTries(), settings.maxCrashes() + 1L);
        Tries before = limitIsNear ? handler.triesBefore(delivery) : Tries.countedByQueue(delivery);
        if (queue.hasPoisonQueue() && before.failed() >= settings.maxTries()) {
            giveUp("it has failed " + before.failed() + " times");
        } else if (queue.hasPoisonQueue() && before.cutOff() >= settings.maxCrashes()) {
            giveUp("its worker stopped " + before.cutOff() + " times without an answer (maxCrashes)");
        } else {
            lease.begin();
            settle(delivery, before, outcome(delivery));
        }
    }

    private Outcome outcome(Delivery delivery) {
        try {
            return handler.handle(delivery, lease);
        } catch (RuntimeException e) {
            LOG.warn("Message {} of {} failed", message.id(), queue.name(), e);
            return new Outcome.Retry(e);
        }
    }

    private void settle(Delivery delivery, Tries before, Outcome outcome) {
        if (lease.isLost()) {
            counters.leaseLost.incrementAndGet();
            LOG.warn("Message {} of {} is no longer held; its next delivery decides", message.id(), queue.name());
        } else if (outcome instanceof Outcome.Done) {
            lease.delete();
            counters.succeeded.incrementAndGet();
        } else if (outcome instanceof Outcome.Poison poison) {
            giveUp(poison.reason());
        } else if (isLastFailure(before, outcome)) {
            giveUp("try " + delivery.dequeueCount() + " failed, and there is no other");
        } else {
            counters.failed.incrementAndGet();
            lease.release(retryDelay.after(before.failed()));
        }
    }

    private boolean isLastFailure(Tries before, Outcome outcome) {
        return queue.hasPoisonQueue()
                && outcome instanceof Outcome.Retry retry
                && retry.isFailure()
                && before.failed() + 1 >= settings.maxTries();
    }

    /** Copies first and deletes then: a message may come twice into the poison queue, but never gets lost. */
    private void giveUp(String reason) {
        LOG.warn("Message {} of {} is given up: {}", message.id(), queue.name(), reason);
        if (queue.hasPoisonQueue()) {
            queue.poison(message);
        }
        lease.delete();
        counters.poisoned.incrementAndGet();
    }
}
