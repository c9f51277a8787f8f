package com.acmetpl.jobs.batch;

import static com.acmetpl.jobs.batch.TestAccount.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import com.acmetpl.jobs.service.TestJobs;
import com.acmetpl.jobs.store.JobNames;

/** More months of dispatching than a task of Azure Batch lives. */
@Timeout(600)
class MassSuccessionTest {

    private static final int MONTHS = 7;
    private static final int JOBS_PER_MONTH = 5;

    private final MovableClock time = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void afterSevenMonthsTheSeventhSuccessorDispatchesAndNoJobIsWithoutATaskThatIsAlive() {
        DispatchersInProcess dispatchers = new DispatchersInProcess(new EmulatedTime(time));
        BatchEmulator.Builder builder = BatchEmulator.builder().clock(time).launcher(dispatchers);
        try (dispatchers;
                TestAccount account = new TestAccount(NewPool.ofNodes(TestAccount.POOL, 0, 0), builder)) {
            Services services = account.services(Step.copy());
            account.gateway.createPool(NewPool.ofNodes(DispatchersInProcess.POOL, 1, 0));
            account.gateway.openJob(DispatchersInProcess.first(account.settings("echo {job}")));
            until(() -> dispatchers.working().equals(Set.of("dispatcher")));
            List<Job> jobs = new ArrayList<>();

            for (int month = 1; month <= MONTHS; month++) {
                jobs.addAll(SuccessionTest.submit(services, JOBS_PER_MONTH));
                time.advance(Duration.ofDays(30));
                String next = "dispatcher-" + (month + 1);
                until(() -> dispatchers.working().equals(Set.of(next)));
                jobs.forEach(job -> until(() -> isAlive(account, SuccessionTest.task(services, job))));
            }

            until(() -> TestJobs.messages(JobNames.QUEUE) == 0);
            assertThat(TestJobs.messages(JobNames.POISON_QUEUE)).isZero();
            assertThat(dispatchers.mostAtOnce()).isEqualTo(1);
            for (int number = 2; number <= MONTHS; number++) {
                TaskStatus status = account.gateway
                        .task(new BatchTask("dispatcher", "dispatcher-" + number))
                        .orElseThrow();
                assertThat(status.phase()).isEqualTo(TaskStatus.Phase.ENDED);
                assertThat(status.exitCode()).contains(0);
            }
        }
    }

    private boolean isAlive(TestAccount account, Optional<BatchTask> task) {
        return task.flatMap(account.gateway::task)
                .filter(status -> status.phase() == TaskStatus.Phase.WAITING && !status.isTooOld(time.now()))
                .isPresent();
    }
}
