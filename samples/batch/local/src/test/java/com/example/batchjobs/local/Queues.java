package com.example.batchjobs.local;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;

import com.example.batchjobs.azurite.Azurite;

/** Queues from outside. */
public final class Queues {

    private Queues() {}

    public static QueueClient client(Azurite azurite, String name, QueueMessageEncoding encoding) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .queueName(name)
                .messageEncoding(encoding)
                .buildClient();
    }

    /** How many messages there are, those in work included. */
    public static long count(QueueClient queue) {
        return queue.getProperties().getApproximateMessagesCountLong();
    }
}
