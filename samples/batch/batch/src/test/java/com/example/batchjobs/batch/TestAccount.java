package com.example.batchjobs.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.state.Delays;

import com.example.batchjobs.batch.account.BatchAccess;
import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.processor.JobProcessor;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Outcome;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.TestJobs;
import com.example.batchjobs.store.Storage;
import com.example.batchjobs.store.StorageAccess;
import com.example.batchjobs.worker.WorkerSettings;

/** Empty storage and an empty account of Azure Batch, both emulated, with a pool. */
final class TestAccount implements AutoCloseable {

    static final String POOL = "pool";

    /** What is deleted can be seen until the test is over. */
    private static final Delays DELAYS = Delays.SHORT.withDeletion(Duration.ofHours(1));

    final Storage storage = TestJobs.with().storage;
    final BatchEmulator emulator;
    final BatchGateway gateway;

    TestAccount(int nodes) {
        this(NewPool.ofNodes(POOL, nodes, 0), BatchEmulator.builder().delays(DELAYS));
    }

    TestAccount(NewPool pool, BatchEmulator.Builder builder) {
        emulator = builder.start();
        gateway = BatchAccess.from(settings("{job}")).open();
        gateway.createPool(pool);
    }

    /** What a dispatcher finds in its environment. */
    Map<String, String> settings(String command) {
        Map<String, String> settings = new HashMap<>();
        settings.put(StorageAccess.SETTING, TestJobs.connectionString());
        settings.put(BatchAccess.ENDPOINT, emulator.endpoint());
        settings.put(BatchAccess.NAME, emulator.accountName());
        settings.put(BatchAccess.KEY, emulator.key());
        settings.put(BatchSettings.POOL, POOL);
        settings.put(BatchSettings.COMMAND, command);
        return settings;
    }

    Services services(JobProcessor... processors) {
        return TestJobs.on(storage, processors);
    }

    Batch batch(Services services, String command) {
        return batch(services, command, Clock.systemUTC());
    }

    Batch batch(Services services, String command, Clock clock) {
        return Batch.on(
                storage, services, gateway, BatchSettings.from(settings(command)), WorkerSettings.defaults(), clock);
    }

    static Job submit(Services services, String operation) {
        return services.service().submit(TestJobs.submission(operation, null));
    }

    static Outcome dispatch(Batch batch, Job job) {
        return batch.handler().handle(TestJobs.delivery(job, "message"), Lease.KEPT_BY_PLATFORM);
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

    @Override
    public void close() {
        emulator.close();
    }
}
