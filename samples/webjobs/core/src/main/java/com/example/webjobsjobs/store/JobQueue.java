package com.example.webjobsjobs.store;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.example.webjobsjobs.model.JobMessage;

/** The queue of claim checks and its poison queue. Bodies are sent in Base64, as the Functions host reads them. */
public final class JobQueue {

    /** The default of seven days would lose what waits longer. */
    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final Once<QueueClient> jobs;
    private final Once<QueueClient> poison;

    JobQueue(Once<QueueClient> jobs, Once<QueueClient> poison) {
        this.jobs = jobs;
        this.poison = poison;
    }

    public void send(JobMessage message) {
        send(jobs, message.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    /** Sends a message, whatever is in it, that nobody receives before some time has passed. */
    public void sendLater(byte[] body, Duration delay) {
        send(jobs, body, delay);
    }

    /** Puts a copy of a message into the poison queue; delete the message afterwards. */
    public void poison(byte[] body) {
        send(poison, body, null);
    }

    /** Puts a message into the poison queue that nobody receives before some time has passed. */
    public void poisonLater(byte[] body, Duration delay) {
        send(poison, body, delay);
    }

    private static void send(Once<QueueClient> queue, byte[] body, Duration delay) {
        queue.get().sendMessageWithResponse(BinaryData.fromBytes(body), delay, NEVER_EXPIRES, null, Context.NONE);
    }
}
