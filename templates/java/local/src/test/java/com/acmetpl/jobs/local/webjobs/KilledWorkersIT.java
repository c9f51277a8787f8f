package com.acmetpl.jobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import com.acmetpl.jobs.Jobs;
import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.local.QuickJava;
import com.acmetpl.jobs.model.Job;
import com.acmetpl.jobs.model.JobId;
import com.acmetpl.jobs.model.JobState;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.store.JobNames;

/** Two WebJobs, started by their own script, are killed again and again while pictures come in. */
@Isolated("a busy machine makes workers miss the time in which they say that they live")
class KilledWorkersIT {

    private static final int WORKERS = 2;
    private static final int KILLS = 50;
    private static final int IN_FLIGHT = 200;

    /** From the moment a worker has begun its first job; every other kill comes while it starts, or soon after. */
    private static final int LONGEST_WORK_MILLIS = 700;

    private static final int LONGEST_START_MILLIS = 2_000;

    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private static Path site;

    private static Azurite azurite;
    private static Jobs jobs;
    private static QueueClient queue;
    private static QueueClient poisonQueue;
    private static BlobContainerClient results;

    private final byte[] picture = picture();
    private final List<JobId> submitted = new ArrayList<>();

    /** Not the common pool: the storage client's own calls are completed there, and waiting would keep them from it. */
    private final ExecutorService submitters = Executors.newFixedThreadPool(4);

    @BeforeAll
    static void start() throws IOException {
        AppServiceZip.unpackForThisMachine(
                WebJobsPlatform.zip(Path.of("").toAbsolutePath().getParent()), site);
        azurite = Azurite.start();
        jobs = Jobs.create(Map.of("AzureWebJobsStorage", azurite.connectionString()));
        queue = queue(JobNames.QUEUE);
        poisonQueue = queue(JobNames.POISON_QUEUE);
        poisonQueue.createIfNotExists();
        results = new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString())
                .buildClient()
                .getBlobContainerClient(JobNames.OUTPUT_CONTAINER);
        results.createIfNotExists();
    }

    @AfterAll
    static void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @Test
    @Timeout(600)
    void every_job_is_done_exactly_once_however_often_workers_are_killed() throws Exception {
        long seed = Long.getLong("kills.seed", System.nanoTime());
        System.out.println("Kills at instants from -Dkills.seed=" + seed);
        keepInFlight();

        List<KilledWorker> survivors = killAll(seed);
        try {
            await().atMost(DRAINED_WITHIN)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> queue.getProperties().getApproximateMessagesCountLong() == 0);
        } finally {
            survivors.forEach(KilledWorker::close);
            submitters.shutdownNow();
        }

        List<Job> ended = submitted.stream().map(jobs.service()::find).toList();
        int cutOff = ended.stream().mapToInt(job -> job.run().attempts() - 1).sum();
        System.out.printf("%d jobs, %d attempts cut off by %d kills%n", ended.size(), cutOff, KILLS);
        assertThat(ended).extracting(Job::state).containsOnly(JobState.SUCCEEDED);
        assertThat(ended).extracting(job -> job.run().failures()).containsOnly(0);
        assertThat(cutOff).as("attempts cut off by kills").isPositive();
        assertThat(poisonQueue.getProperties().getApproximateMessagesCountLong())
                .isZero();
        List<BlobItem> blobs = results.listBlobs().stream().toList();
        assertThat(blobs)
                .extracting(BlobItem::getName)
                .containsExactlyInAnyOrderElementsOf(
                        submitted.stream().map(JobId::toString).toList());
        assertThat(blobs)
                .extracting(blob ->
                        Base64.getEncoder().encodeToString(blob.getProperties().getContentMd5()))
                .as("the same picture, the same result")
                .containsOnly(Base64.getEncoder()
                        .encodeToString(blobs.get(0).getProperties().getContentMd5()));
    }

    /** Each worker has its killer, so that one may be killed while the other starts; what lives at the end is given. */
    private List<KilledWorker> killAll(long seed) throws Exception {
        ExecutorService killers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<KilledWorker>> lastOnes = IntStream.range(0, WORKERS)
                    .mapToObj(number -> killers.submit(() -> killAgainAndAgain(number, new Random(seed + number))))
                    .toList();
            List<KilledWorker> survivors = new ArrayList<>();
            for (Future<KilledWorker> last : lastOnes) {
                survivors.add(last.get());
            }
            return survivors;
        } finally {
            killers.shutdownNow();
        }
    }

    private KilledWorker killAgainAndAgain(int number, Random random) throws Exception {
        for (int kill = 0; kill < KILLS / WORKERS; kill++) {
            try (KilledWorker worker = startWorker(number)) {
                if (kill % 2 == 0) {
                    worker.awaitWork();
                    worker.live(Duration.ofMillis(random.nextInt(LONGEST_WORK_MILLIS)));
                } else {
                    worker.live(Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
                }
                keepInFlight();
            }
        }
        return startWorker(number);
    }

    /** A job counts as in flight until it has a result, so there are no fewer than that at each kill. */
    private synchronized void keepInFlight() throws InterruptedException, ExecutionException {
        long unfinished = submitted.size() - results.listBlobs().stream().count();
        Callable<JobId> submit = () -> jobs.service()
                .submit(new Submission("thumbnail", Map.of("width", "80"), picture, null))
                .id();
        int missing = (int) Math.max(0, IN_FLIGHT - unfinished);
        for (Future<JobId> job : submitters.invokeAll(Collections.nCopies(missing, submit))) {
            submitted.add(job.get());
        }
    }

    private static KilledWorker startWorker(int number) throws IOException {
        return KilledWorker.start(
                site.resolve(Path.of("App_Data", "jobs", "continuous", "worker")),
                Map.of(
                        "AzureWebJobsStorage",
                        azurite.connectionString(),
                        "JOBS_WORKER_LEASE",
                        "00:00:10",
                        "JAVA_TOOL_OPTIONS",
                        String.join(" ", QuickJava.OPTIONS) + " -Djava.io.tmpdir=" + site),
                Path.of("target", "killed-worker-" + number + ".log"));
    }

    private static QueueClient queue(String name) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .queueName(name)
                .buildClient();
    }

    private static byte[] picture() {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }
}
