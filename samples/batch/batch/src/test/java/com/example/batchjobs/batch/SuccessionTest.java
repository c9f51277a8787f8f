package com.example.batchjobs.batch;

import static com.example.batchjobs.batch.TestAccount.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.clock.MovableClock;

import com.example.batchjobs.batch.account.Added;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.batch.account.NoAccount;
import com.example.batchjobs.batch.account.TaskStatus;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Step;
import com.example.batchjobs.service.TestJobs;
import com.example.batchjobs.store.JobNames;

/** A dispatcher is followed by another one long before Azure Batch would end its task. */
@Timeout(120)
class SuccessionTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final NewPool NO_NODES = NewPool.ofNodes(TestAccount.POOL, 0, 0);

    private final MovableClock time = new MovableClock(START);

    @ParameterizedTest(name = "{0}, {1} old: ends {2}, adds {3}")
    @CsvSource(textBlock = """
            dispatcher,    PT0S,            ,               ,
            dispatcher,    PT719H59M59S,    ,               ,
            dispatcher,    P30D,            ,               dispatcher-2
            dispatcher,    P179D,           ,               dispatcher-2
            dispatcher-2,  P29D,            dispatcher,     ,
            dispatcher-2,  P30D,            dispatcher,     dispatcher-3
            dispatcher-10, P30D,            dispatcher-9,   dispatcher-11
            the-1st,       P31D,            ,               the-1st-2
            """)
    void whenItIs30DaysOldATaskLikeItIsAddedUnderTheNextNumberAndTheOneBeforeItIsEnded(
            String own, Duration age, String ended, String added) {
        Recorded account = new Recorded(new Added.There());
        time.advance(age);

        boolean makesWay = succession(account, own).proceed();

        assertThat(account.ended).isEqualTo(ended == null ? List.of() : List.of(new BatchTask("job", ended)));
        assertThat(account.added).isEqualTo(added == null ? List.of() : List.of(Recorded.DESCRIPTION.named(added)));
        assertThat(makesWay).isEqualTo(added != null);
    }

    @Test
    void itGoesOnUntilItsSuccessorIsThere() {
        time.advance(Duration.ofDays(30));

        for (Added refused : List.of(
                new Added.Refused("wrong"), new Added.Deferred("busy"), new Added.JobClosed("JobBeingDeleted"))) {
            assertThat(succession(new Recorded(refused), "dispatcher").proceed())
                    .as("%s", refused)
                    .isFalse();
        }
    }

    @Test
    void whatIsNoTaskOfAzureBatchHasNoSuccessor() {
        assertThat(Succession.of(Map.of(), new Recorded(new Added.There()), new EmulatedTime(time)))
                .isEmpty();
    }

    @Test
    void oneThatWasKilledAfterItAddedItsSuccessorComesToTheSameOne() {
        try (TestAccount account =
                new TestAccount(NO_NODES, BatchEmulator.builder().clock(time))) {
            account.gateway.openJob(DispatchersInProcess.first(Map.of("NAME", "value")));
            BatchTask first = new BatchTask("dispatcher", "dispatcher");
            time.advance(Duration.ofDays(30));

            for (int run = 1; run <= 2; run++) {
                assertThat(new Succession(account.gateway, first, new EmulatedTime(time)).proceed())
                        .isTrue();
            }

            BatchTask second = new BatchTask("dispatcher", "dispatcher-2");
            assertThat(account.gateway.unfinishedTasks("dispatcher", Instant.EPOCH))
                    .containsExactly(first, second);
            assertThat(account.gateway.description(second))
                    .isEqualTo(account.gateway.description(first).map(it -> it.named("dispatcher-2")));
        }
    }

    @ParameterizedTest(name = "in a pool with room for {0}")
    @ValueSource(ints = {1, 2})
    void oneDispatcherAfterTheOtherGivesEveryJobToATask(int nodes) {
        DispatchersInProcess dispatchers = new DispatchersInProcess(new EmulatedTime(time));
        BatchEmulator.Builder builder = BatchEmulator.builder().clock(time).launcher(dispatchers);
        try (dispatchers;
                TestAccount account = new TestAccount(NO_NODES, builder)) {
            Services services = account.services(Step.copy());
            account.gateway.createPool(NewPool.ofNodes(DispatchersInProcess.POOL, nodes, 0));
            account.gateway.openJob(DispatchersInProcess.first(account.settings("echo {job}")));
            until(() -> dispatchers.working().equals(Set.of("dispatcher")));
            List<Job> jobs = new ArrayList<>(submit(services, 10));

            time.advance(Duration.ofDays(30));
            jobs.addAll(submit(services, 10));
            until(() -> dispatchers.working().equals(Set.of("dispatcher-2")));
            jobs.addAll(submit(services, 10));

            jobs.forEach(job -> until(() -> task(services, job).isPresent()));
            until(() -> TestJobs.messages(JobNames.QUEUE) == 0);
            assertThat(tasks(account))
                    .containsExactlyInAnyOrderElementsOf(jobs.stream()
                            .map(job -> task(services, job).orElseThrow())
                            .toList());
            assertThat(TestJobs.messages(JobNames.POISON_QUEUE)).isZero();
            assertThat(dispatchers.mostAtOnce()).isEqualTo(1);
            assertThat(account.gateway
                            .task(new BatchTask("dispatcher", "dispatcher"))
                            .orElseThrow()
                            .phase())
                    .isEqualTo(TaskStatus.Phase.ENDED);
        }
    }

    static List<Job> submit(Services services, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> TestAccount.submit(services, "copy"))
                .toList();
    }

    static Optional<BatchTask> task(Services services, Job job) {
        return Optional.ofNullable(services.service().find(job.id()).run().task());
    }

    static List<BatchTask> tasks(TestAccount account) {
        return account.gateway.activeJobs(BatchJobs.PREFIX).stream()
                .flatMap(job -> account.gateway.unfinishedTasks(job, Instant.EPOCH).stream())
                .toList();
    }

    private Succession succession(Recorded account, String own) {
        return new Succession(account, new BatchTask("job", own), new EmulatedTime(time));
    }

    /** An account with a task that was added at the start, and what is done in it. */
    private static final class Recorded extends NoAccount {

        static final NewTask DESCRIPTION =
                new NewTask("any", "java -jar processor.jar dispatch", Map.of("A", "1"), -1, Duration.ofDays(7));

        private final Added answer;
        private final List<BatchTask> ended = new ArrayList<>();
        private final List<NewTask> added = new ArrayList<>();

        Recorded(Added answer) {
            this.answer = answer;
        }

        @Override
        public void terminateTask(BatchTask task) {
            ended.add(task);
        }

        @Override
        public Optional<TaskStatus> task(BatchTask task) {
            return Optional.of(new TaskStatus(TaskStatus.Phase.RUNNING, START, Optional.empty(), Optional.empty()));
        }

        @Override
        public Optional<NewTask> description(BatchTask task) {
            return Optional.of(DESCRIPTION);
        }

        @Override
        public List<Added> addTasks(String job, List<NewTask> tasks) {
            added.addAll(tasks);
            return List.of(answer);
        }
    }
}
