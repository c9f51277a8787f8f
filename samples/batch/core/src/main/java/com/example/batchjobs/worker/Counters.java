package com.example.batchjobs.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link WorkerMetrics} is made of. */
final class Counters {

    final AtomicLong received = new AtomicLong();
    final AtomicLong succeeded = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final AtomicLong poisoned = new AtomicLong();
    final AtomicLong renewed = new AtomicLong();
    final AtomicLong leaseLost = new AtomicLong();
    volatile Duration oldestWait = Duration.ZERO;

    WorkerMetrics snapshot(int inFlight) {
        return new WorkerMetrics(
                received.get(),
                succeeded.get(),
                failed.get(),
                poisoned.get(),
                renewed.get(),
                leaseLost.get(),
                inFlight,
                oldestWait);
    }
}
