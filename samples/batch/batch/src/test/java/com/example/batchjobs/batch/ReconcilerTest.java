package com.example.batchjobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.state.Quotas;

import com.example.batchjobs.batch.account.Administrator;
import com.example.batchjobs.batch.account.NewJob;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.batch.account.TaskStatus;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Step;

/** Tasks and rows that do not agree, on emulated storage and an emulated account. */
@Timeout(60)
class ReconcilerTest {

    private TestAccount account;
    private Administrator administrator;
    private Services services;

    @BeforeEach
    void start() {
        account = new TestAccount(1);
        administrator = new Administrator(account.settings("{job}"));
        services = account.services(Step.copy());
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aTaskThatFailedWithoutSayingSoPoisonsItsJobWithTheEndOfItsStderr() {
        Batch batch = account.batch(services, "/bin/sh -c 'echo no Java here >&2; exit 127' {job}");
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        awaitEnd(task(job));

        batch.reconciler().reconcile();

        assertThat(state(job)).isEqualTo(JobState.POISONED);
        assertThat(services.service().find(job.id()).run().error().message())
                .contains(task(job).toString(), "exit code 127", "no Java here");
    }

    @Test
    void aTaskThatEndedWellWithoutDoingTheJobPoisonsIt() {
        Batch batch = account.batch(services, "echo {job}");
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        awaitEnd(task(job));

        batch.reconciler().reconcile();

        assertThat(state(job)).isEqualTo(JobState.POISONED);
        assertThat(services.service().find(job.id()).run().error().message()).contains("exit code 0");
    }

    @Test
    void aTaskThatIsGoneIsMadeAnew() {
        Batch batch = account.batch(services, "/bin/sh -c 'sleep 60' {job}");
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        BatchTask task = task(job);
        administrator.deleteTask(task);

        batch.reconciler().reconcile();

        assertThat(task(job)).isEqualTo(task);
        assertThat(account.gateway.unfinishedTasks(task.job(), Instant.EPOCH)).containsExactly(task);
    }

    @Test
    void tasksOfABatchJobThatIsOverMoveToAnother() {
        Batch batch = account.batch(services, "/bin/sh -c 'sleep 60' {job}");
        Job runs = TestAccount.submit(services, "copy");
        Job waits = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, runs);
        awaitStart(task(runs));
        TestAccount.dispatch(batch, waits);
        String closed = task(runs).job();
        account.gateway.terminateJob(closed);
        awaitEnd(task(runs));

        batch.reconciler().reconcile();

        assertThat(task(runs).job()).isEqualTo(closed + "-2");
        assertThat(task(waits).job()).isEqualTo(closed + "-2");
        assertThat(account.gateway.unfinishedTasks(closed + "-2", Instant.EPOCH))
                .containsExactlyInAnyOrder(task(runs), task(waits));
    }

    @Test
    void theTaskOfAJobThatWasCancelledIsEnded() {
        Batch batch = account.batch(services, "/bin/sh -c 'sleep 60' {job}");
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        awaitStart(task(job));
        services.service().cancel(job.id());

        batch.reconciler().reconcile();

        awaitEnd(task(job));
        assertThat(state(job)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void whatAgreesIsLeftAlone() {
        Batch batch = account.batch(services, "/bin/sh -c 'sleep 60' {job}");
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        Job dispatched = services.service().find(job.id());

        batch.reconciler().reconcile();

        assertThat(services.service().find(job.id())).isEqualTo(dispatched);
        assertThat(account.gateway.unfinishedTasks(task(job).job(), Instant.EPOCH))
                .containsExactly(task(job));
    }

    @Test
    void tasksOfAnAccountWithoutCoresWaitAndTheirJobsAreLeftAlone() {
        BatchEmulator.Builder noCores = BatchEmulator.builder()
                .quotas(Quotas.DEFAULT.withDedicatedCores(0).withSpotCores(0));
        try (TestAccount poor = new TestAccount(NewPool.ofNodes(TestAccount.POOL, 1, 1), noCores)) {
            Services itsServices = poor.services(Step.copy());
            Batch batch = poor.batch(itsServices, "echo {job}");
            Job job = TestAccount.submit(itsServices, "copy");
            TestAccount.dispatch(batch, job);
            Job dispatched = itsServices.service().find(job.id());

            batch.reconciler().reconcile();

            assertThat(itsServices.service().find(job.id())).isEqualTo(dispatched);
            assertThat(poor.gateway.task(dispatched.run().task()).orElseThrow().phase())
                    .isEqualTo(TaskStatus.Phase.WAITING);
        }
    }

    @Test
    void aBatchJobOfAnEarlierWeekInWhichNothingIsLeftIsEnded() {
        account.gateway.openJob(NewJob.forTasks("jobs-2020-w01", TestAccount.POOL));
        Batch batch = account.batch(services, "/bin/sh -c 'sleep 60' {job}");
        TestAccount.dispatch(batch, TestAccount.submit(services, "copy"));

        batch.reconciler().reconcile();

        assertThat(account.gateway.hasEnded("jobs-2020-w01")).isTrue();
        assertThat(account.gateway.activeJobs(BatchJobs.PREFIX)).hasSize(1);
    }

    private JobState state(Job job) {
        return services.service().find(job.id()).state();
    }

    private BatchTask task(Job job) {
        return services.service().find(job.id()).run().task();
    }

    private void awaitStart(BatchTask task) {
        while (account.gateway.task(task).orElseThrow().phase() == TaskStatus.Phase.WAITING) {
            Thread.onSpinWait();
        }
    }

    private void awaitEnd(BatchTask task) {
        while (account.gateway.task(task).orElseThrow().phase() != TaskStatus.Phase.ENDED) {
            Thread.onSpinWait();
        }
    }
}
