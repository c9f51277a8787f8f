package com.example.batchjobs.worker;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.store.Storage;

/**
 * What holds for every handler that the loop drives: the rules of built-in queue triggers, row by row. Runs beside other
 * classes; a lock of the class has its own tests, which share a queue, wait for each other.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
abstract class QueueSemantics {

    static final Duration SHORT = Duration.ofSeconds(2);
    static final Duration LONG = Duration.ofMinutes(10);

    final List<WorkerLoop> loops = new ArrayList<>();
    QueueOnDisk queues;

    /** A handler whose work is the test's. */
    abstract Subject subject(Storage storage, Subject.Work work);

    /** How long storage is away in the test of that. */
    abstract Duration outage();

    @BeforeAll
    void startStorage(@TempDir Path directory) {
        queues = new QueueOnDisk(directory);
    }

    @AfterAll
    void stopStorage() {
        queues.close();
    }

    @BeforeEach
    void empty() {
        queues.reset();
    }

    @AfterEach
    void stopLoops() {
        loops.forEach(loop -> loop.stop(Duration.ZERO));
        loops.clear();
    }

    @Test
    void batchSizePlusNewBatchThresholdAreInWorkAtMostAndThatManyAreReached() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore ends = new Semaphore(0);
        Subject subject = subject((name, call, hold) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            ends.acquire();
            now.decrementAndGet();
        });
        submit(subject, 20);
        WorkerLoop loop = start(subject, settings(4, 3, 5, LONG));

        until(() -> now.get() == 4);
        ends.release();
        until(() -> now.get() == 7);
        ends.release(100);
        until(() -> subject.committed().size() == 20);

        assertThat(most).hasValue(7);
        assertThat(loop.metrics().received()).isEqualTo(20);
    }

    @Test
    void pausesGrowWhileTheQueueIsEmptyAndAreShortAgainAfterAMessage() throws Exception {
        MovableTicker ticker = new MovableTicker();
        CountDownLatch called = new CountDownLatch(1);
        Subject subject = subject((name, call, hold) -> called.countDown());
        start(subject, settings(1, 0, 5, LONG), ticker);

        for (int exponent = 0; exponent < 4; exponent++) {
            double growth = 100 * (Math.pow(2, exponent) - 1);
            Duration pause = ticker.nextDelay();
            assertThat(pause.toMillis()).isBetween((long) (100 + growth * 0.8) - 1, (long) (100 + growth * 1.2) + 1);
            if (exponent < 3) {
                ticker.advance(pause);
            }
        }
        subject.submit("a");
        ticker.advance(Duration.ofSeconds(1));
        called.await();

        // The other one is the renewal of the message's lease.
        assertThat(List.of(ticker.nextDelay(), ticker.nextDelay()))
                .containsExactlyInAnyOrder(Duration.ofMillis(100), LONG.dividedBy(3));
    }

    @Test
    void theLastTryThatFailsIsPoisonAndThePoisonQueueIsCreated() {
        AtomicInteger calls = new AtomicInteger();
        Subject subject = subject((name, call, hold) -> {
            calls.incrementAndGet();
            throw new IOException("no luck");
        });
        subject.submit("a");
        WorkerLoop loop = start(subject, settings(1, 0, 3, LONG));

        until(() -> loop.metrics().poisoned() == 1);

        assertThat(calls).hasValue(3);
        assertThat(queues.poisoned()).hasSize(1);
        assertThat(queues.isEmpty()).isTrue();
        assertThat(loop.metrics().failed()).isEqualTo(2);
    }

    @Test
    void aMessageThatHasFailedTooOftenIsPoisonWithoutACall() {
        AtomicInteger calls = new AtomicInteger();
        Subject subject = subject((name, call, hold) -> {
            calls.incrementAndGet();
            throw new IOException("no luck");
        });
        subject.submit("a");
        WorkerLoop patient = start(
                subject,
                new WorkerSettings(
                        1, 0, 9, Optional.of(Duration.ofSeconds(1)), Duration.ofMillis(100), LONG, SHORT, 9));
        until(() -> patient.metrics().failed() == 3);
        patient.stop(SHORT);
        int before = calls.get();
        WorkerLoop strict = start(subject, settings(1, 0, before, LONG));

        until(() -> strict.metrics().poisoned() == 1);

        assertThat(calls).hasValue(before);
        assertThat(queues.poisoned()).hasSize(1);
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aPermanentFailureIsPoisonAtTheFirstTry() {
        AtomicInteger calls = new AtomicInteger();
        Subject subject = subject((name, call, hold) -> {
            calls.incrementAndGet();
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "never");
        });
        subject.submit("a");
        WorkerLoop loop = start(subject, settings(1, 0, 5, LONG));

        until(() -> loop.metrics().poisoned() == 1);

        assertThat(calls).hasValue(1);
        assertThat(queues.poisoned()).hasSize(1);
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aMessageThatFailedIsOutOfSightForTheVisibilityTimeout() {
        List<Long> began = new ArrayList<>();
        Subject subject = subject((name, call, hold) -> {
            began.add(System.nanoTime());
            if (call == 1) {
                throw new IOException("no luck");
            }
        });
        subject.submit("a");
        start(subject, new WorkerSettings(1, 0, 5, Optional.of(SHORT), Duration.ofMillis(100), LONG, SHORT, 10));

        until(() -> subject.committed().contains("a"));

        assertThat(Duration.ofNanos(began.get(1) - began.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(1900));
    }

    @Test
    void workThatTakesLongerThanItsLeaseIsDoneOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch renewedOften = new CountDownLatch(1);
        Subject subject = subject((name, call, hold) -> {
            calls.incrementAndGet();
            renewedOften.await();
            hold.confirm();
        });
        subject.submit("a");
        WorkerLoop one = start(subject, settings(1, 0, 5, SHORT));
        WorkerLoop other = start(subject, settings(1, 0, 5, SHORT));

        until(() -> one.metrics().renewed() + other.metrics().renewed() == 6);
        renewedOften.countDown();
        until(() -> subject.committed().contains("a"));

        until(queues::isEmpty);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aLostLeaseStopsTheCommitAndLeavesTheMessageToTheOther() throws Exception {
        MovableTicker stuck = new MovableTicker();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Exception> refused = new CompletableFuture<>();
        Subject subject = subject((name, call, hold) -> {
            if (call == 1) {
                began.countDown();
                goOn.await();
                try {
                    hold.confirm();
                } catch (Exception e) {
                    refused.complete(e);
                    throw e;
                }
            } else {
                throw new IOException("the second one is not lucky either");
            }
        });
        subject.submit("a");
        WorkerLoop first = start(subject, settings(1, 0, 5, SHORT), stuck);
        began.await();
        stuck.advance(SHORT);
        goOn.countDown();
        until(() -> first.metrics().leaseLost() == 1);

        assertThat(refused.get(1, TimeUnit.SECONDS)).isNotNull();
        assertThat(subject.committed()).doesNotContain("a");
        assertThat(first.metrics().succeeded()).isZero();
        assertThat(queues.isEmpty()).isFalse();
    }

    @Test
    void aRenewalThatFindsTheMessageWithAnotherWorkerLosesTheLease() throws Exception {
        MovableTicker stuck = new MovableTicker();
        CountDownLatch began = new CountDownLatch(1);
        Subject subject = subject((name, call, hold) -> {
            if (call == 1) {
                began.countDown();
                while (true) {
                    hold.confirm();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            }
        });
        subject.submit("a");
        WorkerLoop first = start(subject, settings(1, 0, 5, SHORT), stuck);
        began.await();
        WorkerLoop second = start(subject, settings(1, 0, 5, SHORT));
        until(() -> second.metrics().succeeded() == 1);

        stuck.advance(SHORT.dividedBy(3));
        until(() -> first.metrics().leaseLost() == 1);

        assertThat(subject.committed()).contains("a");
        assertThat(first.metrics().succeeded()).isZero();
    }

    @Test
    void aStopLetsWorkEndWithinTheGraceTime() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Subject subject = subject((name, call, hold) -> {
            began.countDown();
            goOn.await();
        });
        subject.submit("a");
        WorkerLoop loop = start(subject, settings(1, 0, 5, LONG));
        began.await();
        CompletableFuture<Void> stop =
                CompletableFuture.runAsync(() -> loop.stop(LONG), task -> new Thread(task).start());
        until(() -> !loop.healthy());
        goOn.countDown();

        stop.get(30, TimeUnit.SECONDS);

        assertThat(subject.committed()).contains("a");
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aStopHandsBackWhatDoesNotEndAndAnotherWorkerFinishesItAtOnce() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch late = new CountDownLatch(1);
        Subject subject = subject((name, call, hold) -> {
            calls.incrementAndGet();
            if (call == 1) {
                began.countDown();
                try {
                    goOn.join();
                    hold.confirm();
                } finally {
                    late.countDown();
                }
            }
        });
        subject.submit("a");
        WorkerLoop stopped = start(subject, settings(1, 0, 5, LONG));
        began.await();

        stopped.stop(Duration.ofMillis(100));
        assertThat(stopped.healthy()).isFalse();
        WorkerLoop next = start(subject, settings(1, 0, 5, LONG));
        until(() -> subject.committed().contains("a"));
        until(() -> next.metrics().succeeded() == 1);
        goOn.complete(null);
        late.await();

        assertThat(calls).hasValue(2);
        assertThat(stopped.metrics().succeeded()).isZero();
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aMissingQueueIsAnEmptyOneUntilSomebodyMakesIt() {
        MovableTicker ticker = new MovableTicker();
        queues.queue.delete();
        Subject subject = subject((name, call, hold) -> {});
        WorkerLoop loop = start(subject, settings(1, 0, 5, LONG), ticker);
        assertThat(nextDelay(ticker)).isEqualTo(Duration.ofMillis(100));
        assertThat(loop.healthy()).isTrue();

        queues.queue.create();
        subject.submit("a");
        ticker.advance(Duration.ofSeconds(1));

        until(() -> subject.committed().contains("a"));
    }

    @Test
    void malformedMessagesArePoisonAndTheOthersAreHandled() {
        Subject subject = subject((name, call, hold) -> {});
        List<String> malformed = List.of("not Base64!", base64("not an id"), "", base64("x".repeat(48 * 1024 - 3)));
        malformed.forEach(queues::send);
        subject.submit("a");
        WorkerLoop loop = start(subject, settings(16, 8, 5, LONG));

        until(() -> loop.metrics().poisoned() == malformed.size());
        until(() -> subject.committed().contains("a"));

        assertThat(queues.poisoned()).containsExactlyInAnyOrderElementsOf(malformed);
        until(queues::isEmpty);
        assertThat(loop.healthy()).isTrue();
    }

    @Test
    void storageThatIsAwayForAWhileLosesNothing() {
        AtomicInteger calls = new AtomicInteger();
        Subject subject = subject((name, call, hold) -> calls.incrementAndGet());
        submit(subject, 60);
        WorkerLoop loop = start(subject, settings(4, 2, 5, SHORT));
        until(() -> calls.get() > 10);
        long stopped = System.nanoTime();
        queues.azurite.stop();

        until(() -> !loop.healthy());
        until(() -> System.nanoTime() - stopped > outage().toNanos());
        queues.azurite.restart();
        until(() -> subject.committed().size() == 60);

        until(queues::isEmpty);
        assertThat(loop.healthy()).isTrue();
        assertThat(loop.metrics().poisoned()).isZero();
    }

    final Subject subject(Subject.Work work) {
        return subject(queues.storage, work);
    }

    final WorkerLoop start(Subject subject, WorkerSettings settings) {
        return start(subject, settings, Ticker.system());
    }

    final WorkerLoop start(Subject subject, WorkerSettings settings, Ticker ticker) {
        WorkerLoop loop = new WorkerLoop(queues.storage.work(), subject.handler(), settings, ticker);
        loops.add(loop);
        loop.start();
        return loop;
    }

    static WorkerSettings settings(int batchSize, int newBatchThreshold, int maxTries, Duration lease) {
        return new WorkerSettings(
                batchSize,
                newBatchThreshold,
                maxTries,
                Optional.of(Duration.ZERO),
                Duration.ofSeconds(1),
                lease,
                SHORT,
                10);
    }

    /** Waits for something that has no event to wait for; the test's time limit ends a wait in vain. */
    static void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("The time of the test was over.");
            }
        }
    }

    private static Duration nextDelay(MovableTicker ticker) {
        try {
            return ticker.nextDelay();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void submit(Subject subject, int count) {
        assertThat(IntStream.range(0, count)
                        .mapToObj(Integer::toString)
                        .peek(subject::submit)
                        .collect(toSet()))
                .hasSize(count);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
