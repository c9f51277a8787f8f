package com.example.mixjobs.service;

import com.azure.core.util.Context;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.processor.JobProcessor;
import com.example.mixjobs.store.JobNames;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.store.StorageAccess;

/** Everything for a test: the real parts on an empty Azurite, a clock to move, and the queue to receive from. */
public final class TestJobs {

    public static final long MAX_INPUT_BYTES = 1000;

    private static final Azurite AZURITE = Azurite.start();
    private static final Duration NO_DELAY = Duration.ZERO;

    public final MovableClock clock = new MovableClock();
    public final Storage storage = new Storage(new StorageAccess.ConnectionString(connectionString()));
    public final Services services;

    private TestJobs(Timing timing, JobProcessor... processors) {
        services = Services.on(storage, new Processors(List.of(processors)), MAX_INPUT_BYTES, timing, clock);
    }

    public static TestJobs with(JobProcessor... processors) {
        return with(Timing.DEFAULT, processors);
    }

    public static TestJobs with(Timing timing, JobProcessor... processors) {
        empty();
        return new TestJobs(timing, processors);
    }

    /** The real parts on storage of the test's own, in real time. */
    public static Services on(Storage storage, JobProcessor... processors) {
        return Services.on(
                storage, new Processors(List.of(processors)), MAX_INPUT_BYTES, Timing.DEFAULT, Clock.systemUTC());
    }

    public static String connectionString() {
        return AZURITE.connectionString();
    }

    private static void empty() {
        TableServiceClient tables = new TableServiceClientBuilder()
                .connectionString(connectionString())
                .buildClient();
        tables.listTables().forEach(table -> tables.deleteTable(table.getName()));
        BlobServiceClient blobs = new BlobServiceClientBuilder()
                .connectionString(connectionString())
                .buildClient();
        blobs.listBlobContainers().forEach(container -> blobs.deleteBlobContainer(container.getName()));
        queue(JobNames.QUEUE).deleteIfExists();
        queue(JobNames.POISON_QUEUE).deleteIfExists();
    }

    /** A client of a queue, beside those of the code under test. */
    public static QueueClient queue(String name) {
        return new QueueServiceClientBuilder()
                .connectionString(connectionString())
                .messageEncoding(QueueMessageEncoding.BASE64)
                .buildClient()
                .getQueueClient(name);
    }

    public Job submit(String operation) {
        return services.service().submit(submission(operation, null));
    }

    public static Submission submission(String operation, String key) {
        return new Submission(operation, Map.of(), "content".getBytes(StandardCharsets.UTF_8), key);
    }

    public Job find(JobId id) {
        return services.service().find(id);
    }

    /** How many messages are in a queue. */
    public static long messages(String queue) {
        QueueClient client = queue(queue);
        client.createIfNotExists();
        return client.getProperties().getApproximateMessagesCountLong();
    }

    /** Receives one message, runs it, and does with it what the outcome says, as a platform would. */
    public Outcome runNext() {
        QueueClient jobs = queue(JobNames.QUEUE);
        QueueMessageItem message = jobs.receiveMessage();
        Outcome outcome = services.runner()
                .run(new Delivery(message.getBody().toString(), message.getMessageId(), message.getDequeueCount()));
        if (outcome instanceof Outcome.Retry) {
            jobs.updateMessage(message.getMessageId(), message.getPopReceipt(), null, NO_DELAY);
        } else {
            if (outcome instanceof Outcome.Poison) {
                storage.queue().poison(message.getBody().toBytes());
            }
            jobs.deleteMessageWithResponse(message.getMessageId(), message.getPopReceipt(), null, Context.NONE);
        }
        return outcome;
    }

    /** A delivery of the job's message under an id of the test's choice, past the queue. */
    public static Delivery delivery(Job job, String messageId) {
        return new Delivery(JobMessage.of(job).toString(), messageId, 1);
    }
}
