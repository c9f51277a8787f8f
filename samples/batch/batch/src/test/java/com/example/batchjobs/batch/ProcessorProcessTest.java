package com.example.batchjobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;

import com.example.batchjobs.batch.account.Administrator;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.batch.account.TaskStatus;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.service.Services;

/** The processor as tasks start it: a JVM of its own, on a Spot node that can be taken away. */
@Timeout(300)
class ProcessorProcessTest {

    @Test
    void aJobWhoseNodeIsTakenAwayIsFinishedByTheTasksNextProcess() {
        NewPool spot = NewPool.ofNodes(TestAccount.POOL, 0, 1);
        try (TestAccount account = new TestAccount(spot, BatchEmulator.builder())) {
            Services services = account.services(new SlowProcessor());
            Job job = TestAccount.submit(services, SlowProcessor.OPERATION);
            TestAccount.dispatch(account.batch(services, command()), job);
            await(services, job, it -> it.run().percent() > 0);

            String node = new Administrator(account.settings("{job}")).onlyNode(TestAccount.POOL);
            account.emulator.preempt(TestAccount.POOL, node);
            Job done = await(services, job, it -> it.state().isTerminal());

            assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(done.run().attempts()).isEqualTo(2);
            TaskStatus status = awaitEnd(account, done);
            assertThat(status.exitCode()).contains(0);
        }
    }

    private static String command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "\"%s\" -cp \"%s\" %s process {job}"
                .formatted(java, System.getProperty("java.class.path"), Main.class.getName());
    }

    private static Job await(Services services, Job job, Predicate<Job> holds) {
        Job now = services.service().find(job.id());
        while (!holds.test(now)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            now = services.service().find(job.id());
        }
        return now;
    }

    private static TaskStatus awaitEnd(TestAccount account, Job job) {
        TaskStatus status = account.gateway.task(job.run().task()).orElseThrow();
        while (status.phase() != TaskStatus.Phase.ENDED) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            status = account.gateway.task(job.run().task()).orElseThrow();
        }
        return status;
    }
}
