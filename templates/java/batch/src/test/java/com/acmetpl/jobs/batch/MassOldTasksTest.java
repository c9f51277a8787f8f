package com.acmetpl.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.clock.MovableClock;

import com.acmetpl.jobs.batch.account.NewPool;
import com.acmetpl.jobs.batch.account.TaskStatus;
import com.acmetpl.jobs.model.BatchTask;
import com.acmetpl.jobs.model.Job;
import com.acmetpl.jobs.service.Services;
import com.acmetpl.jobs.service.Step;

/** Tasks that Azure Batch has ended for their age: they are still there, and say that they run or wait. */
@Timeout(300)
class MassOldTasksTest {

    private static final Duration LIFE = TaskStatus.LONGEST_LIFE;

    private final MovableClock time = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aJobWhoseTaskHasBecome180DaysOldGetsAnotherInABatchJobOfTheWeek() {
        NewPool oneNode = NewPool.ofNodes(TestAccount.POOL, 1, 0);
        try (TestAccount account =
                new TestAccount(oneNode, BatchEmulator.builder().clock(time))) {
            Services services = account.services(Step.copy());
            Batch batch = account.batch(services, "/bin/sh -c 'sleep 600' {job}", new EmulatedTime(time));
            Job runs = TestAccount.submit(services, "copy");
            Job waits = TestAccount.submit(services, "copy");
            TestAccount.dispatch(batch, runs);
            TestAccount.dispatch(batch, waits);
            BatchTask running = task(services, runs);
            BatchTask waiting = task(services, waits);

            time.advance(LIFE.minusSeconds(1));
            batch.reconciler().reconcile();
            assertThat(List.of(task(services, runs), task(services, waits))).containsExactly(running, waiting);

            time.advance(Duration.ofSeconds(1));
            batch.reconciler().reconcile();

            String ofThisWeek = "jobs-2026-w35";
            assertThat(task(services, runs)).isEqualTo(new BatchTask(ofThisWeek, running.task()));
            assertThat(task(services, waits)).isEqualTo(new BatchTask(ofThisWeek, waiting.task()));
            assertThat(account.gateway.unfinishedTasks(ofThisWeek, Instant.EPOCH))
                    .containsExactlyInAnyOrder(task(services, runs), task(services, waits));
            batch.reconciler().reconcile();
            assertThat(account.gateway.hasEnded(running.job())).isTrue();
        }
    }

    private static BatchTask task(Services services, Job job) {
        return services.service().find(job.id()).run().task();
    }
}
