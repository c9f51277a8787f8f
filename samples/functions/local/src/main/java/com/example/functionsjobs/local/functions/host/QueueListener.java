package com.example.functionsjobs.local.functions.host;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The storage queue trigger: when messages are received, tried again, given up. The rules are those of the
 * <a href="https://github.com/Azure/azure-webjobs-sdk">WebJobs SDK</a>, which Azure Functions is built on.
 *
 * <p>In one thing it is not the SDK: that ends its process when a delete is answered 403, or 500 time and again. To copy
 * that would try nothing of the app, which sees no more of it than a restart.
 */
final class QueueListener implements Listener {

    private static final Logger LOG = Logger.getLogger(QueueListener.class.getName());
    private static final String POISON_SUFFIX = "-poison";
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final QueueClient queue;
    private final Optional<QueueClient> poisonQueue;
    private final QueueOptions options;
    private final boolean binary;
    private final Callee function;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InWork inWork = new InWork();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Prepares to listen.
     *
     * @param queue with raw messages: this listener decodes them itself, to find those that cannot be
     * @param poisonQueue takes a queue's name to its client
     * @param binary whether the function wants bytes ({@code "dataType": "binary"}), else it gets text
     */
    QueueListener(
            QueueClient queue,
            Function<String, QueueClient> poisonQueue,
            QueueOptions options,
            boolean binary,
            Callee function) {
        String name = queue.getQueueName();
        this.queue = queue;
        this.poisonQueue =
                name.endsWith(POISON_SUFFIX) ? Optional.empty() : Optional.of(poisonQueue.apply(name + POISON_SUFFIX));
        this.options = options;
        this.binary = binary;
        this.function = function;
    }

    @Override
    public void start() {
        threads.execute(this::poll);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poll() {
        PollingPause pause = new PollingPause(options.maxPollingInterval(), new Random());
        try {
            do {
                inWork.awaitAtMost(options.newBatchThreshold(), FOR_EVER);
                List<QueueMessageItem> messages = stopped.getCount() == 0 ? List.of() : receive();
                messages.forEach(this::begin);
                if (!messages.isEmpty()) {
                    pause.reset();
                } else if (stopped.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } while (true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<QueueMessageItem> receive() {
        try {
            return queue.receiveMessages(options.batchSize(), MessageLease.LENGTH, null, Context.NONE).stream()
                    .toList();
        } catch (RuntimeException e) {
            // A queue that nobody has made yet is an empty one; and storage may come back.
            if (!(e instanceof QueueStorageException failure
                    && QueueErrorCode.QUEUE_NOT_FOUND.equals(failure.getErrorCode()))) {
                LOG.warning("Queue '" + queue.getQueueName() + "' cannot be read: " + e);
            }
            return List.of();
        }
    }

    private void begin(QueueMessageItem message) {
        inWork.begin();
        threads.execute(() -> {
            try {
                handle(message);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "Message " + message.getMessageId() + " of queue '" + queue.getQueueName()
                                + "' will be seen again when its lease has ended.");
            } finally {
                inWork.end();
            }
        });
    }

    private void handle(QueueMessageItem message) {
        Optional<byte[]> content = content(message);
        if (content.isEmpty() || message.getDequeueCount() > options.maxDequeueCount()) {
            poison(message, message.getPopReceipt());
            return;
        }
        MessageLease lease = new MessageLease(queue, message);
        Invoker.Result result;
        try (lease) {
            result = call(message, content.get());
        }
        if (result instanceof Invoker.Result.Succeeded) {
            delete(message, lease.popReceipt());
        } else if (poisonQueue.isEmpty()) {
            // What fails in a poison queue stays out of sight until its lease ends, or it would be tried without end.
            LOG.warning("Message " + message.getMessageId() + " of a poison queue failed.");
        } else if (message.getDequeueCount() >= options.maxDequeueCount()) {
            poison(message, lease.popReceipt());
        } else {
            release(message, lease.popReceipt());
        }
    }

    /** Empty when it is not what {@code messageEncoding} says. A message without a body is an empty text. */
    private Optional<byte[]> content(QueueMessageItem message) {
        String raw = raw(message).toString();
        if (options.encoding() == QueueOptions.Encoding.NONE) {
            return Optional.of(raw.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(MessageContent.base64(raw));
        } catch (IllegalArgumentException e) {
            LOG.warning("Message " + message.getMessageId() + " is not Base64 (messageEncoding in host.json): "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    private static BinaryData raw(QueueMessageItem message) {
        return Optional.ofNullable(message.getBody()).orElse(BinaryData.fromString(""));
    }

    /** What no text can be made of fails without a call, unless the function wants bytes. */
    private Invoker.Result call(QueueMessageItem message, byte[] content) {
        TriggerMetadata metadata = metadata(message);
        String text;
        try {
            text = MessageContent.text(content);
            metadata.put("QueueTrigger", text);
        } catch (CharacterCodingException e) {
            if (!binary) {
                LOG.warning("Message " + message.getMessageId() + " is not UTF-8.");
                return new Invoker.Result.Failed(e);
            }
            text = "";
        }
        if (binary) {
            return function.call(new TriggerData(new Datum.Bytes(content), metadata.byName()));
        }
        // Of a text alone: ApplyBindingData in azure-functions-host.
        metadata.putJsonValues(text);
        return function.call(new TriggerData(new Datum.Text(text), metadata.byName()));
    }

    /** As {@code QueueTriggerBinding} in azure-sdk-for-net makes it, but for the text itself, which there may be none of. */
    private static TriggerMetadata metadata(QueueMessageItem message) {
        return new TriggerMetadata()
                .put("DequeueCount", new Datum.Json(Long.toString(message.getDequeueCount())))
                .put("ExpirationTime", time(message.getExpirationTime()))
                .put("Id", message.getMessageId())
                .put("InsertionTime", time(message.getInsertionTime()))
                .put("NextVisibleTime", time(message.getTimeNextVisible()))
                .put("PopReceipt", message.getPopReceipt());
    }

    private static Datum time(OffsetDateTime time) {
        return new Datum.Json('"' + JsonTime.format(time.toInstant()) + '"');
    }

    /**
     * Copies first and deletes then: a message may come twice into the poison queue, but never gets lost. The copy is a
     * message of its own, with a new id and the seven days to live that messages have unless told otherwise.
     */
    private void poison(QueueMessageItem message, String popReceipt) {
        if (poisonQueue.isEmpty()) {
            return;
        }
        QueueClient target = poisonQueue.get();
        LOG.warning(() -> "Message " + message.getMessageId()
                + " has reached maxDequeueCount or cannot be read. Moving it to queue '" + target.getQueueName()
                + "'.");
        target.createIfNotExists();
        target.sendMessage(raw(message));
        delete(message, popReceipt);
    }

    private void release(QueueMessageItem message, String popReceipt) {
        unlessGone(() -> queue.updateMessage(message.getMessageId(), popReceipt, null, options.visibilityTimeout()));
    }

    private void delete(QueueMessageItem message, String popReceipt) {
        unlessGone(() -> queue.deleteMessage(message.getMessageId(), popReceipt));
    }

    /** Another one may have taken the message when this one was slow; then it is the other one's to finish. */
    private static void unlessGone(Runnable action) {
        try {
            action.run();
        } catch (QueueStorageException e) {
            if (!QueueErrorCode.MESSAGE_NOT_FOUND.equals(e.getErrorCode())
                    && !QueueErrorCode.POP_RECEIPT_MISMATCH.equals(e.getErrorCode())) {
                throw e;
            }
        }
    }
}
