package com.example.batchjobs.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.service.Lease;
import com.example.batchjobs.store.ReceivedMessage;
import com.example.batchjobs.store.WorkQueue;

/**
 * Keeps a message out of others' sight while it is in work: renewed after a third of its length, so that a machine under
 * load has the rest of the time for it, and after a failure after a third of what is left. It is lost when it ends without
 * a renewal, when another worker got the message, or when it is given up.
 */
final class MessageLease implements Lease {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(MessageLease.class);

    private final WorkQueue queue;
    private final ReceivedMessage message;
    private final Duration length;
    private final Ticker ticker;
    private final Executor threads;
    private final Counters counters;
    private volatile Instant ends;
    private volatile boolean lost;
    private String popReceipt;
    private boolean closed;
    private Ticker.Alarm renewal;

    /** @param received when the request was sent that received the message: the queue counts from later on */
    MessageLease(
            WorkQueue queue,
            ReceivedMessage message,
            Duration length,
            Instant received,
            Ticker ticker,
            Executor threads,
            Counters counters) {
        this.queue = queue;
        this.message = message;
        this.length = length;
        this.ticker = ticker;
        this.threads = threads;
        this.counters = counters;
        this.ends = received.plus(length);
        this.popReceipt = message.popReceipt();
    }

    synchronized void begin() {
        renewAfterAThirdOfWhatIsLeft();
    }

    @Override
    public boolean isLost() {
        return lost || !ticker.now().isBefore(ends);
    }

    /** Renews no more. What {@link #isLost} says stays true, and what it does not say may still become so. */
    synchronized void close() {
        closed = true;
        if (renewal != null) {
            renewal.cancel();
        }
    }

    /** Deletes the message, unless it may be another worker's; says whether it did. */
    synchronized boolean delete() {
        close();
        return !isLost() && queue.delete(message.id(), popReceipt);
    }

    /** Lets nothing be committed any more. Does not wait, not even for a renewal that is under way. */
    void forfeit() {
        lost = true;
    }

    /** Gives the message back to the queue, to be seen again after a time. */
    synchronized void release(Duration delay) {
        close();
        forfeit();
        queue.showAfter(delay, message.id(), popReceipt);
    }

    private void renewAfterAThirdOfWhatIsLeft() {
        Duration third = Duration.between(ticker.now(), ends).dividedBy(3);
        Duration pause = third.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : third;
        renewal = ticker.after(pause, this::startRenewal);
    }

    private void startRenewal() {
        try {
            threads.execute(this::renew);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Message {} is not renewed any more: the worker has stopped", message.id());
        }
    }

    private synchronized void renew() {
        if (closed) {
            return;
        }
        if (isLost()) {
            lose("it ended before a renewal came through");
            return;
        }
        Instant asked = ticker.now();
        try {
            Optional<String> renewed = queue.showAfter(length, message.id(), popReceipt);
            if (renewed.isEmpty()) {
                lose("the message is gone, or another worker has it");
                return;
            }
            popReceipt = renewed.get();
            ends = asked.plus(length);
            counters.renewed.incrementAndGet();
        } catch (RuntimeException e) {
            LOG.warn("The lease of message {} was not renewed: {}", message.id(), e.toString());
        }
        renewAfterAThirdOfWhatIsLeft();
    }

    private void lose(String reason) {
        lost = true;
        LOG.warn("The lease of message {} is lost: {}", message.id(), reason);
    }
}
