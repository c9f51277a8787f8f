package com.example.mixjobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.state.Quotas;

import com.example.mixjobs.batch.account.Administrator;
import com.example.mixjobs.batch.account.NewPool;
import com.example.mixjobs.batch.account.TaskStatus;
import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.Services;
import com.example.mixjobs.service.Step;
import com.example.mixjobs.service.TestJobs;

/** From a message to a task, on emulated storage and an emulated account whose pool has no nodes. */
@Timeout(60)
class DispatcherTest {

    private TestAccount account;
    private Administrator administrator;
    private Services services;
    private Batch batch;

    @BeforeEach
    void start() {
        account = new TestAccount(0);
        administrator = new Administrator(account.settings("{job}"));
        services = account.services(Step.copy());
        batch = account.batch(services, "echo {job}");
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aJobIsGivenToATaskOfItsNameAndItsRowSaysSo() {
        Job job = TestAccount.submit(services, "copy");

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        BatchTask task = task(job);
        assertThat(task.task()).isEqualTo(job.id().toString());
        assertThat(tasks()).containsExactly(task);
    }

    @Test
    void aMessageThatComesAgainMakesNoOtherTask() {
        Job job = TestAccount.submit(services, "copy");

        TestAccount.dispatch(batch, job);
        TestAccount.dispatch(account.batch(services, "echo {job}"), job);

        assertThat(tasks()).containsExactly(task(job));
    }

    @Test
    void aJobThatIsTriedAgainByAPersonGetsAnotherTask() {
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        BatchTask first = task(job);
        services.poison().handle(JobMessage.of(job).toString());
        Job again = services.service().retry(job.id());

        TestAccount.dispatch(batch, again);

        assertThat(task(job).task()).isEqualTo(job.id() + "-1");
        assertThat(tasks()).containsExactlyInAnyOrder(first, task(job));
    }

    @Test
    void aBatchJobThatIsOverIsFollowedByAnother() {
        Job before = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, before);
        account.gateway.terminateJob(task(before).job());
        Job after = TestAccount.submit(services, "copy");

        assertThat(TestAccount.dispatch(batch, after)).isEqualTo(new Outcome.Done());

        assertThat(task(after).job()).isEqualTo(task(before).job() + "-2");
        assertThat(account.gateway.unfinishedTasks(task(after).job(), Instant.EPOCH))
                .containsExactly(task(after));
    }

    @Test
    void aBatchJobThatIsDeletedIsFollowedByAnother() {
        Job first = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, first);
        administrator.deleteJob(task(first).job());
        Job second = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, second);

        assertThat(task(second).job()).isEqualTo(task(first).job() + "-2");
    }

    @Test
    void aDispatcherThatStartsWhileABatchJobIsBeingDeletedTakesAnother() {
        Job first = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, first);
        administrator.deleteJob(task(first).job());
        Job second = TestAccount.submit(services, "copy");

        assertThat(TestAccount.dispatch(account.batch(services, "echo {job}"), second))
                .isEqualTo(new Outcome.Done());

        assertThat(task(second).job()).isEqualTo(task(first).job() + "-2");
    }

    @Test
    void aTaskThatWasThereBeforeItsBatchJobClosedIsNotMadeAnewElsewhere() {
        Job job = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, job);
        BatchTask task = task(job);
        account.gateway.terminateJob(task.job());

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        assertThat(task(job)).isEqualTo(task);
    }

    @Test
    void aDispatcherThatStoppedBeforeItAddedTheTaskIsContinued() {
        Job job = TestAccount.submit(services, "copy");
        Job other = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, other);
        String batchJob = task(other).job();
        named(job, new BatchTask(batchJob, job.id().toString()));

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        assertThat(task(job).job()).isEqualTo(batchJob);
        assertThat(tasks()).contains(task(job));
    }

    @Test
    void aDispatcherThatStoppedBeforeItAddedTheTaskIsContinuedInAnotherBatchJobWhenThatOneIsOver() {
        Job other = TestAccount.submit(services, "copy");
        TestAccount.dispatch(batch, other);
        String closed = task(other).job();
        account.gateway.terminateJob(closed);
        Job job = TestAccount.submit(services, "copy");
        named(job, new BatchTask(closed, job.id().toString()));

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        assertThat(task(job).job()).isEqualTo(closed + "-2");
        assertThat(account.gateway.task(new BatchTask(closed, job.id().toString())))
                .isEmpty();
    }

    @Test
    void aJobThatIsOverGetsNoTask() {
        Job job = TestAccount.submit(services, "copy");
        services.service().cancel(job.id());

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        assertThat(services.service().find(job.id()).run().task()).isNull();
    }

    @Test
    void aJobThatAnotherMessageRunsElsewhereGetsNoTask() {
        Job job = TestAccount.submit(services, "copy");
        Claimant elsewhere = new Claimant("function/1", "another");
        account.storage.jobs().update(job.id(), it -> Optional.of(it.claimed(elsewhere, Instant.now())));

        assertThat(TestAccount.dispatch(batch, job)).isEqualTo(new Outcome.Done());

        assertThat(services.service().find(job.id()).run().task()).isNull();
    }

    @Test
    void anAccountThatDoesNotAnswerIsNoFaultOfTheJobs() {
        Job job = TestAccount.submit(services, "copy");
        account.emulator.close();

        assertThat(TestAccount.dispatch(batch, job)).isInstanceOf(Outcome.Retry.class);

        assertThat(services.service().find(job.id()).run().failures()).isZero();
        assertThat(services.service().find(job.id()).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void inAnAccountWithoutQuotaAJobGetsItsTaskAndWaitsWithoutAFailure() {
        BatchEmulator.Builder none = BatchEmulator.builder()
                .quotas(Quotas.DEFAULT.withDedicatedCores(0).withSpotCores(0));
        try (TestAccount poor = new TestAccount(NewPool.ofNodes(TestAccount.POOL, 1, 1), none)) {
            Services its = poor.services(Step.copy());
            Batch dispatching = poor.batch(its, "echo {job}");
            Job job = TestAccount.submit(its, "copy");

            assertThat(TestAccount.dispatch(dispatching, job)).isEqualTo(new Outcome.Done());
            dispatching.reconciler().reconcile();

            Job waiting = its.service().find(job.id());
            assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
            assertThat(waiting.run().failures()).isZero();
            assertThat(poor.gateway.task(waiting.run().task()).orElseThrow().phase())
                    .isEqualTo(TaskStatus.Phase.WAITING);
        }
    }

    @Test
    void aMessageThatIsLostIsLeftToTheOther() {
        Job job = TestAccount.submit(services, "copy");
        Lease lost = () -> true;

        assertThat(batch.handler().handle(TestJobs.delivery(job, "message"), lost))
                .isInstanceOf(Outcome.Retry.class);

        assertThat(services.service().find(job.id()).run().task()).isNull();
    }

    private BatchTask task(Job job) {
        return services.service().find(job.id()).run().task();
    }

    private List<BatchTask> tasks() {
        return account.gateway.activeJobs(BatchJobs.PREFIX).stream()
                .flatMap(job -> account.gateway.unfinishedTasks(job, Instant.EPOCH).stream())
                .toList();
    }

    private void named(Job job, BatchTask task) {
        account.storage.jobs().update(job.id(), it -> Optional.of(it.dispatched(task, Instant.now())));
    }
}
