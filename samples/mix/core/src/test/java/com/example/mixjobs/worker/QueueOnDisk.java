package com.example.mixjobs.worker;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.store.JobNames;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.store.StorageAccess;

/** Storage that survives a stop, and its two queues past the code under test. Texts are raw. */
final class QueueOnDisk implements AutoCloseable {

    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    final Azurite azurite;
    final Storage storage;
    final QueueClient queue;
    final QueueClient poison;

    QueueOnDisk(Path directory) {
        azurite = Azurite.start(directory);
        storage = new Storage(new StorageAccess.ConnectionString(azurite.connectionString()));
        queue = client(JobNames.QUEUE);
        poison = client(JobNames.POISON_QUEUE);
    }

    private QueueClient client(String name) {
        return new QueueServiceClientBuilder()
                .connectionString(azurite.connectionString())
                .buildClient()
                .getQueueClient(name);
    }

    /** An empty queue and no poison queue. */
    void reset() {
        queue.createIfNotExists();
        queue.clearMessages();
        poison.deleteIfExists();
    }

    void send(String text) {
        queue.sendMessageWithResponse(text, null, NEVER_EXPIRES, null, Context.NONE);
    }

    boolean isEmpty() {
        return queue.getProperties().getApproximateMessagesCountLong() == 0;
    }

    List<String> poisoned() {
        return poison.receiveMessages(32).stream()
                .map(QueueMessageItem::getBody)
                .map(body -> body == null ? "" : body.toString())
                .toList();
    }

    @Override
    public void close() {
        azurite.close();
    }
}
