package com.example.batchjobs.batch;

import static com.example.batchjobs.batch.TestAccount.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.clock.MovableClock;

import com.example.batchjobs.batch.account.NewJob;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.batch.account.TaskStatus;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Step;

/** The dispatcher as its task starts it: a JVM of its own, and another one after it. */
@Timeout(300)
class SuccessionProcessTest {

    private static final String POOL = "dispatcher";

    @Test
    void aDispatcherWhoseTaskIsOldEndsWellAndTheProcessOfItsSuccessorDispatches() {
        Duration age = Duration.ofDays(31);
        MovableClock time = new MovableClock(Instant.now().minus(age));
        try (TestAccount account = new TestAccount(
                NewPool.ofNodes(TestAccount.POOL, 0, 0), BatchEmulator.builder().clock(time))) {
            Services services = account.services(Step.copy());
            NewTask dispatcher =
                    new NewTask("dispatcher", command(), account.settings("echo {job}"), 0, Duration.ofDays(7));
            account.gateway.openJob(new NewJob("dispatcher", POOL, Optional.of(dispatcher)));
            time.advance(age);
            Job job = TestAccount.submit(services, "copy");

            account.gateway.createPool(NewPool.ofNodes(POOL, 1, 0));

            until(() -> services.service().find(job.id()).run().task() != null);
            TaskStatus first = status(account, "dispatcher");
            assertThat(first.phase()).isEqualTo(TaskStatus.Phase.ENDED);
            assertThat(first.exitCode()).contains(0);
            assertThat(status(account, "dispatcher-2").phase()).isEqualTo(TaskStatus.Phase.RUNNING);
        }
    }

    private static TaskStatus status(TestAccount account, String task) {
        return account.gateway.task(new BatchTask("dispatcher", task)).orElseThrow();
    }

    private static String command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "\"%s\" -cp \"%s\" %s dispatch"
                .formatted(java, System.getProperty("java.class.path"), Main.class.getName());
    }
}
