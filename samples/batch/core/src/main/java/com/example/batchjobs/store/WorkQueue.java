package com.example.batchjobs.store;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The receiving side of a queue. Texts are left as they are, so that one that cannot be decoded is a message like any
 * other and does not fail the batch it came in.
 */
public final class WorkQueue {

    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final String name;
    private final Once<QueueClient> queue;
    private final Optional<Once<QueueClient>> poison;

    WorkQueue(String name, Once<QueueClient> queue, Optional<Once<QueueClient>> poison) {
        this.name = name;
        this.queue = queue;
        this.poison = poison;
    }

    public String name() {
        return name;
    }

    /** Whether there is somewhere to put messages that are given up; a poison queue has no poison queue itself. */
    public boolean hasPoisonQueue() {
        return poison.isPresent();
    }

    /**
     * Receives messages and keeps them out of others' sight.
     *
     * @param most 1 to 32
     * @return none when the queue is empty, or does not exist (yet)
     */
    public List<ReceivedMessage> receive(int most, Duration lease) {
        try {
            return queue.get().receiveMessages(most, lease, null, Context.NONE).stream()
                    .map(WorkQueue::received)
                    .toList();
        } catch (QueueStorageException e) {
            if (QueueErrorCode.QUEUE_NOT_FOUND.equals(e.getErrorCode())) {
                return List.of();
            }
            throw e;
        }
    }

    private static ReceivedMessage received(QueueMessageItem item) {
        String text = item.getBody() == null ? "" : item.getBody().toString();
        return new ReceivedMessage(
                item.getMessageId(),
                item.getPopReceipt(),
                item.getDequeueCount(),
                item.getInsertionTime().toInstant(),
                text);
    }

    /**
     * Has the message seen again after a time: after a whole lease to keep it, at once to hand it back.
     *
     * @return the new pop receipt; empty when the message is gone, or another receiver has it
     */
    public Optional<String> showAfter(Duration delay, String id, String popReceipt) {
        return unlessGone(
                () -> queue.get().updateMessage(id, popReceipt, null, delay).getPopReceipt());
    }

    /**
     * Deletes the message.
     *
     * @return false when the message is gone, or another receiver has it
     */
    public boolean delete(String id, String popReceipt) {
        return unlessGone(() -> {
                    queue.get().deleteMessage(id, popReceipt);
                    return id;
                })
                .isPresent();
    }

    /** Puts a copy of the message into the poison queue, which is created when absent; delete the message afterwards. */
    public void poison(ReceivedMessage message) {
        QueueClient target = poison.orElseThrow(() -> new IllegalStateException(name + " has no poison queue."))
                .get();
        try {
            send(target, message);
        } catch (QueueStorageException e) {
            if (!QueueErrorCode.QUEUE_NOT_FOUND.equals(e.getErrorCode())) {
                throw e;
            }
            target.createIfNotExists();
            send(target, message);
        }
    }

    private static void send(QueueClient target, ReceivedMessage message) {
        target.sendMessageWithResponse(message.text(), Duration.ZERO, NEVER_EXPIRES, null, Context.NONE);
    }

    private static <T> Optional<T> unlessGone(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (QueueStorageException e) {
            if (QueueErrorCode.MESSAGE_NOT_FOUND.equals(e.getErrorCode())
                    || QueueErrorCode.POP_RECEIPT_MISMATCH.equals(e.getErrorCode())
                    || QueueErrorCode.QUEUE_NOT_FOUND.equals(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
