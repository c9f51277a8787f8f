package com.example.webjobsjobs.store;

import com.azure.core.exception.AzureException;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.example.webjobsjobs.model.JobId;

/** The storage account. Table, queues and containers are made when they are first used and absent. */
public final class Storage {

    private static final Duration IDLE_THREADS_LIVE = Duration.ofSeconds(30);

    private final Once<TableClient> table;
    private final Once<QueueClient> queue;
    private final Once<QueueClient> poisonQueue;
    private final Once<QueueClient> rawQueue;
    private final Once<QueueClient> rawPoisonQueue;
    private final Once<BlobContainerClient> inputs;
    private final Once<BlobContainerClient> outputs;
    private final ThreadPoolExecutor executor;

    public Storage(StorageAccess access) {
        StorageClients clients = new StorageClients(access);
        Once<TableServiceClient> tables = new Once<>(clients::tables);
        Once<QueueServiceClient> queues = new Once<>(clients::queues);
        Once<BlobServiceClient> blobs = new Once<>(clients::blobs);
        table = new Once<>(() -> table(tables.get()));
        queue = new Once<>(() -> queue(queues.get(), JobNames.QUEUE));
        poisonQueue = new Once<>(() -> queue(queues.get(), JobNames.POISON_QUEUE));
        Once<QueueServiceClient> rawQueues = new Once<>(clients::rawQueues);
        rawQueue = new Once<>(() -> rawQueues.get().getQueueClient(JobNames.QUEUE));
        rawPoisonQueue = new Once<>(() -> rawQueues.get().getQueueClient(JobNames.POISON_QUEUE));
        inputs = new Once<>(() -> container(blobs.get(), JobNames.INPUT_CONTAINER));
        outputs = new Once<>(() -> container(blobs.get(), JobNames.OUTPUT_CONTAINER));
        executor = executor();
    }

    public JobTable jobs() {
        return new JobTable(table);
    }

    public JobLists lists() {
        return new JobLists(table, executor);
    }

    public WorkerTable workers() {
        return new WorkerTable(table);
    }

    public Reservations reservations() {
        return new Reservations(table);
    }

    public JobQueue queue() {
        return new JobQueue(queue, poisonQueue);
    }

    /** The jobs' queue from the receiving side. */
    public WorkQueue work() {
        return new WorkQueue(JobNames.QUEUE, rawQueue, Optional.of(rawPoisonQueue));
    }

    /** The poison queue from the receiving side. */
    public WorkQueue poisonWork() {
        return new WorkQueue(JobNames.POISON_QUEUE, rawPoisonQueue, Optional.empty());
    }

    public JobBlobs blobs() {
        return new JobBlobs(inputs, outputs);
    }

    /**
     * Asks table, queue and blobs for a sign of life.
     *
     * @throws StorageUnreachable when one of them fails, or does not answer within the limit
     * @throws Error when not storage, but this program is broken
     */
    public void ping(Duration limit) throws StorageUnreachable {
        ping(limit, () -> jobs().find(JobId.create(Instant.EPOCH)));
    }

    /**
     * The same, with a call to the table that has a use.
     *
     * @return what that call gives
     */
    public <T> T ping(Duration limit, Supplier<T> ofTheTable) throws StorageUnreachable {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(ofTheTable, executor);
        CompletableFuture<Void> all =
                CompletableFuture.allOf(answer, run(() -> queue.get().getProperties()), run(() -> inputs.get()
                        .exists()));
        try {
            all.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer.join();
        } catch (TimeoutException e) {
            throw new StorageUnreachable("Storage has not answered within " + limit.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error broken) {
                throw broken;
            }
            throw new StorageUnreachable("Storage answered: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnreachable("Interrupted while waiting for storage.", e);
        }
    }

    /** Whether an exception that came out of this package means that storage did not answer, or refused to. */
    public static boolean failed(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AzureException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private CompletableFuture<Void> run(Runnable call) {
        return CompletableFuture.runAsync(call, executor);
    }

    private static TableClient table(TableServiceClient service) {
        service.createTableIfNotExists(JobNames.TABLE);
        return service.getTableClient(JobNames.TABLE);
    }

    private static QueueClient queue(QueueServiceClient service, String name) {
        QueueClient queue = service.getQueueClient(name);
        queue.createIfNotExists();
        return queue;
    }

    private static BlobContainerClient container(BlobServiceClient service, String name) {
        BlobContainerClient container = service.getBlobContainerClient(name);
        container.createIfNotExists();
        return container;
    }

    private static ThreadPoolExecutor executor() {
        int threads = RowKeys.PARTITIONS.size();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_THREADS_LIVE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "jobs-storage");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
