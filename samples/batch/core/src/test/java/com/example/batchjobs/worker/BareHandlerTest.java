package com.example.batchjobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.example.batchjobs.processor.JobAbandoned;
import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.service.Delivery;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Outcome;
import com.example.batchjobs.store.Storage;

/** The loop on its own: a handler without rows, so that the queue's count is all there is. */
@ResourceLock("queue of BareHandlerTest")
class BareHandlerTest extends QueueSemantics {

    @Override
    Duration outage() {
        return Duration.ofSeconds(5);
    }

    @Override
    Subject subject(Storage storage, Subject.Work work) {
        return new Bare(work);
    }

    @Test
    void workThatAStopInterruptsCanNoLongerCommit() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> lostWhenInterrupted = new CompletableFuture<>();
        MessageHandler handler = (delivery, lease) -> {
            // As a renewal does while storage is slow: the message cannot be given back meanwhile.
            synchronized (lease) {
                began.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    lostWhenInterrupted.complete(lease.isLost());
                }
            }
            return new Outcome.Done();
        };
        queues.send(Base64.getEncoder().encodeToString("work".getBytes(StandardCharsets.UTF_8)));
        WorkerLoop loop = new WorkerLoop(queues.storage.work(), handler, settings(1, 0, 1, LONG), Ticker.system());
        loops.add(loop);
        loop.start();
        began.await();

        loop.stop(Duration.ZERO);

        assertThat(lostWhenInterrupted.get()).isTrue();
        assertThat(queues.isEmpty()).isFalse();
    }

    private final class Bare implements Subject {

        private static final String PREFIX = "work:";

        private final Work work;
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private final Set<String> committed = ConcurrentHashMap.newKeySet();

        Bare(Work work) {
            this.work = work;
        }

        @Override
        public MessageHandler handler() {
            return this::handle;
        }

        private Outcome handle(Delivery delivery, Lease lease) {
            if (!delivery.body().startsWith(PREFIX)) {
                return new Outcome.Poison("not for this test");
            }
            String name = delivery.body().substring(PREFIX.length());
            try {
                work.perform(name, calls.merge(name, 1, Integer::sum), () -> confirm(lease));
                confirm(lease);
                committed.add(name);
                return new Outcome.Done();
            } catch (PermanentFailure e) {
                return new Outcome.Poison(e.getMessage());
            } catch (Exception e) {
                return new Outcome.Retry(e);
            }
        }

        private static void confirm(Lease lease) throws JobAbandoned {
            if (lease.isLost()) {
                throw new JobAbandoned("lost");
            }
        }

        @Override
        public void submit(String name) {
            queues.send(Base64.getEncoder().encodeToString((PREFIX + name).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Set<String> committed() {
            return committed;
        }
    }
}
