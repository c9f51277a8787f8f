package com.example.mixjobs.local.functions.host;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Keeps a message out of others' sight for as long as it is in work. */
final class MessageLease implements AutoCloseable {

    /** Has it shorter, for tests that do not wait until the message of a host that was killed can be seen again. */
    static final String LENGTH_PROPERTY = "host.message.lease";

    /** How long a message stays out of sight without a renewal; ten minutes, as on the platform. */
    static final Duration LENGTH = Duration.parse(System.getProperty(LENGTH_PROPERTY, "PT10M"));

    private static final Logger LOG = Logger.getLogger(MessageLease.class.getName());
    private static final Duration RENEWAL = LENGTH.dividedBy(2);
    private static final Duration RENEWAL_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final QueueClient queue;
    private final String messageId;
    private String popReceipt;
    private Future<?> renewal;
    private boolean closed;

    MessageLease(QueueClient queue, QueueMessageItem message) {
        this.queue = queue;
        this.messageId = message.getMessageId();
        this.popReceipt = message.getPopReceipt();
        renewAfter(RENEWAL);
    }

    /** What the last renewal gave; it is needed to delete or release the message. */
    synchronized String popReceipt() {
        return popReceipt;
    }

    @Override
    public synchronized void close() {
        closed = true;
        renewal.cancel(false);
    }

    private synchronized void renewAfter(Duration pause) {
        renewal = CLOCK.schedule(this::renew, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void renew() {
        if (closed) {
            return;
        }
        try {
            popReceipt =
                    queue.updateMessage(messageId, popReceipt, null, LENGTH).getPopReceipt();
            renewAfter(RENEWAL);
        } catch (RuntimeException e) {
            LOG.warning("The lease of message " + messageId + " was not renewed: " + e);
            renewAfter(RENEWAL_AFTER_FAILURE);
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "message-leases");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
