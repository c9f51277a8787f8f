import com.azure.core.http.HttpHeaderName;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

import com.acmetpl.jobs.Jobs;
import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.model.Job;
import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.JobProcessor;
import com.acmetpl.jobs.processor.Progress;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.store.JobNames;
import com.acmetpl.jobs.worker.WorkerLoop;
import com.acmetpl.jobs.worker.WorkerSettings;

/** The worker loop against the storage calls it is made of. */
public final class LoopBenchmark {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int HEAP_EVERY = 1_000;
    private static final WorkerSettings SETTINGS = WorkerSettings.load(
            List.of("--maxPollingInterval", "00:00:00.1"), Map.of(), Path.of("no-such-directory"));

    private final ExecutorService submitters = Executors.newFixedThreadPool(4);
    private final Jobs jobs;
    private final Bare bare;

    private LoopBenchmark(String connection) {
        jobs = Jobs.create(Map.of("AzureWebJobsStorage", connection));
        bare = new Bare(connection);
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 9);
        int size = argument(arguments, 1, 300);
        int heapJobs = argument(arguments, 2, 10_000);
        try (Azurite azurite = Azurite.start()) {
            LoopBenchmark benchmark = new LoopBenchmark(azurite.connectionString());
            benchmark.compare(rounds, size);
            benchmark.watchHeap(heapJobs);
        }
        System.exit(0);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void compare(int rounds, int size) throws Exception {
        System.out.printf(
                "%d jobs a round, batchSize %d, newBatchThreshold %d%n%n  loop/s  bare/s  ratio%n",
                size, SETTINGS.batchSize(), SETTINGS.newBatchThreshold());
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            loop(size);
            bare(size);
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean loopFirst = round % 2 == 0;
            double first = loopFirst ? loop(size) : bare(size);
            double second = loopFirst ? bare(size) : loop(size);
            double loop = loopFirst ? first : second;
            double bare = loopFirst ? second : first;
            ratios.add(loop / bare);
            System.out.printf("%8.0f%8.0f%7.2f%n", loop, bare, loop / bare);
        }
        ratios.sort(null);
        System.out.printf("%nmedian ratio %.2f (goal: at least 0.80)%n", ratios.get(rounds / 2));
    }

    /** Jobs per second by the loop. */
    private double loop(int size) throws InterruptedException, ExecutionException {
        submit(size);
        WorkerLoop loop = jobs.workers().jobs(SETTINGS);
        long start = System.nanoTime();
        loop.start();
        await(loop, size);
        double seconds = seconds(start);
        loop.close();
        return size / seconds;
    }

    /** Jobs per second by nothing but the calls. */
    private double bare(int size) throws Exception {
        submit(size);
        bare.readRows();
        long start = System.nanoTime();
        bare.run(size);
        return size / seconds(start);
    }

    private void watchHeap(int heapJobs) throws InterruptedException, ExecutionException {
        System.out.printf("%n   jobs   heap MB%n");
        WorkerLoop loop = jobs.workers().jobs(SETTINGS);
        loop.start();
        for (int done = HEAP_EVERY; done <= heapJobs; done += HEAP_EVERY) {
            submit(HEAP_EVERY);
            await(loop, done);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf("%7d%10.1f%n", done, (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        }
        loop.close();
    }

    private void submit(int size) throws InterruptedException, ExecutionException {
        Callable<Job> submit =
                () -> jobs.service().submit(new Submission(Empty.OPERATION, Map.of(), new byte[] {1}, null));
        for (Future<Job> job : submitters.invokeAll(Collections.nCopies(size, submit))) {
            job.get();
        }
    }

    private static void await(WorkerLoop loop, int succeeded) {
        while (loop.metrics().succeeded() < succeeded) {
            if (loop.metrics().failed() + loop.metrics().poisoned() + loop.metrics().leaseLost() > 0) {
                throw new IllegalStateException("not every job has succeeded: " + loop.metrics());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Does nothing, and has no result. */
    public static final class Empty implements JobProcessor {

        static final String OPERATION = "nothing";

        @Override
        public Set<String> operations() {
            return Set.of(OPERATION);
        }

        @Override
        public void process(JobInput input, JobOutput output, Progress progress) {}
    }

    /**
     * What the loop calls for each job: read the row, claim it, fetch the input, look once more, say that it is done,
     * delete the message. As many threads, and the next batch as early.
     */
    private static final class Bare {

        private final QueueClient queue;
        private final TableClient table;
        private final BlobContainerClient inputs;
        private final Map<String, TableEntity> rows = new ConcurrentHashMap<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();

        Bare(String connection) {
            queue = new QueueClientBuilder()
                    .connectionString(connection)
                    .queueName(JobNames.QUEUE)
                    .messageEncoding(QueueMessageEncoding.BASE64)
                    .buildClient();
            table = new TableClientBuilder().connectionString(connection).tableName(JobNames.TABLE).buildClient();
            inputs = new BlobServiceClientBuilder()
                    .connectionString(connection)
                    .buildClient()
                    .getBlobContainerClient(JobNames.INPUT_CONTAINER);
        }

        /** So that the run knows each job's keys without working them out. */
        void readRows() {
            rows.clear();
            table.listEntities().stream()
                    .filter(row -> "QUEUED".equals(row.getProperty("state")))
                    .forEach(row -> rows.put((String) row.getProperty("id"), row));
        }

        void run(int size) throws Exception {
            Semaphore free = new Semaphore(SETTINGS.batchSize() + SETTINGS.newBatchThreshold());
            Semaphore done = new Semaphore(0);
            for (int received = 0; received < size; ) {
                free.acquire(SETTINGS.batchSize());
                List<QueueMessageItem> batch = queue
                        .receiveMessages(SETTINGS.batchSize(), LEASE, null, Context.NONE)
                        .stream()
                        .toList();
                free.release(SETTINGS.batchSize() - batch.size());
                received += batch.size();
                for (QueueMessageItem message : batch) {
                    threads.execute(() -> {
                        job(message);
                        free.release();
                        done.release();
                    });
                }
            }
            done.acquire(size);
        }

        private void job(QueueMessageItem message) {
            try {
                TableEntity known = rows.get(message.getBody().toString());
                TableEntity row = table.getEntity(known.getPartitionKey(), known.getRowKey());
                write(row, "RUNNING");
                Path directory = Files.createTempDirectory("bare-");
                Path file = directory.resolve("input");
                inputs.getBlobClient(message.getBody().toString()).downloadToFile(file.toString());
                write(row, "RUNNING");
                Files.delete(file);
                Files.delete(directory);
                write(row, "SUCCEEDED");
                queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
            } catch (Exception e) {
                e.printStackTrace();
                System.exit(1);
            }
        }

        private void write(TableEntity row, String state) {
            row.addProperty("state", state);
            String etag = table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE)
                    .getHeaders()
                    .getValue(HttpHeaderName.ETAG);
            // Azurite forgets the closing quotation mark in this header.
            row.addProperty("odata.etag", etag.endsWith("\"") ? etag : etag + '"');
        }
    }
}
