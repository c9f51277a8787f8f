package com.example.batchjobs.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.store.ReceivedMessage;
import com.example.batchjobs.store.WorkQueue;

/**
 * Receives messages of a queue and has them handled, as a built-in queue trigger does. A queue that does not exist is an
 * empty one, and storage that does not answer is asked again; only {@link #stop} ends the loop.
 */
public final class WorkerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

    private final WorkQueue queue;
    private final MessageHandler handler;
    private final WorkerSettings settings;
    private final Ticker ticker;
    private final ExecutorService threads;
    private final InFlight inFlight = new InFlight();
    private final Counters counters = new Counters();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch receiverEnded = new CountDownLatch(1);
    private final PollingPause pause;
    private final RetryDelay retryDelay;
    private volatile boolean started;
    private volatile boolean answered = true;

    public WorkerLoop(WorkQueue queue, MessageHandler handler, WorkerSettings settings, Ticker ticker) {
        this.queue = queue;
        this.handler = handler;
        this.settings = settings;
        this.ticker = ticker;
        this.pause = new PollingPause(settings.maxPollingInterval(), new Random());
        this.retryDelay = new RetryDelay(settings.visibilityTimeout(), new Random());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, queue.name() + "-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to receive; returns at once. A loop is started once. */
    public void start() {
        if (started) {
            throw new IllegalStateException("The loop over " + queue.name() + " was started before.");
        }
        started = true;
        threads.execute(this::receiveUntilStopped);
    }

    /**
     * Receives no more; lets what is in work finish within the time, and hands the rest back to the queue, where other
     * workers see it at once. Returns when no message is held any more.
     */
    public void stop(Duration grace) {
        stopping.countDown();
        inFlight.wake();
        if (!started) {
            threads.shutdown();
            return;
        }
        try {
            receiverEnded.await();
            CountDownLatch over = new CountDownLatch(1);
            Ticker.Alarm alarm = ticker.after(grace, () -> {
                over.countDown();
                inFlight.wake();
            });
            inFlight.awaitAtMost(0, () -> over.getCount() == 0);
            alarm.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<MessageTask> rest = inFlight.all();
        rest.forEach(MessageTask::handBack);
        threads.shutdownNow();
        LOG.info("The loop over {} has stopped; {} message(s) were handed back", queue.name(), rest.size());
    }

    /** Stops within the grace period of the settings. */
    @Override
    public void close() {
        stop(settings.gracePeriod());
    }

    /** Waits until the loop receives no more: it was stopped, or an {@link Error} has ended it. */
    public void await() throws InterruptedException {
        receiverEnded.await();
    }

    public WorkerMetrics metrics() {
        return counters.snapshot(inFlight.count());
    }

    /** Whether the loop receives, and storage has answered it the last time. */
    public boolean healthy() {
        return started && receiverEnded.getCount() > 0 && stopping.getCount() > 0 && answered;
    }

    private void receiveUntilStopped() {
        try {
            while (stopping.getCount() > 0) {
                inFlight.awaitAtMost(settings.newBatchThreshold(), () -> stopping.getCount() == 0);
                if (stopping.getCount() > 0 && !receiveBatch()) {
                    rest(pause.next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            receiverEnded.countDown();
        }
    }

    /** Says whether there was something to receive. */
    private boolean receiveBatch() {
        Instant asked = ticker.now();
        List<ReceivedMessage> batch = receive();
        counters.oldestWait = batch.stream()
                .filter(message -> message.dequeueCount() == 1)
                .map(message -> Duration.between(message.inserted(), ticker.now()))
                .filter(wait -> !wait.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (batch.isEmpty()) {
            return false;
        }
        pause.reset();
        counters.received.addAndGet(batch.size());
        batch.forEach(message -> begin(message, asked));
        return true;
    }

    private List<ReceivedMessage> receive() {
        try {
            List<ReceivedMessage> batch = queue.receive(settings.batchSize(), settings.lease());
            if (!answered) {
                LOG.info("Queue {} can be read again", queue.name());
            }
            answered = true;
            return batch;
        } catch (RuntimeException e) {
            if (answered) {
                LOG.warn("Queue {} cannot be read; trying on", queue.name(), e);
            }
            answered = false;
            return List.of();
        }
    }

    private void begin(ReceivedMessage message, Instant asked) {
        MessageLease lease = new MessageLease(queue, message, settings.lease(), asked, ticker, threads, counters);
        MessageTask task = new MessageTask(queue, message, lease, handler, settings, retryDelay, counters);
        inFlight.begin(task);
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                inFlight.end(task);
            }
        });
    }

    private void rest(Duration time) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Ticker.Alarm alarm = ticker.after(time, () -> {
            over.countDown();
            inFlight.wake();
        });
        inFlight.awaitWhile(() -> over.getCount() > 0 && stopping.getCount() > 0);
        alarm.cancel();
    }
}
