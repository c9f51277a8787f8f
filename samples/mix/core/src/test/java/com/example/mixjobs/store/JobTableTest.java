package com.example.mixjobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobError;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.MovableClock;
import com.example.mixjobs.service.TestJobs;

@Timeout(60)
class JobTableTest {

    private static final Claimant CLAIMANT = new Claimant("machine/1", "message");
    private static final BatchTask TASK = new BatchTask("a", "1");

    private final MovableClock clock = new MovableClock();
    private JobLists lists;
    private JobTable table;
    private Job job;

    @BeforeEach
    void start() {
        Storage storage = TestJobs.with().storage;
        lists = storage.lists();
        table = storage.jobs();
        job = Job.submitted(JobId.create(clock.instant()), "copy", Map.of("ü", "\"ä\"", "a", ""), clock.instant());
    }

    @Test
    void aRowIsReadAsItWasWrittenInEveryState() {
        Job running = job.queued(clock.instant()).claimed(CLAIMANT, clock.instant());
        Job failing = running.released(new JobError("IOException", "broken: ü"), clock.instant());
        Job dispatched = failing.dispatched(TASK, clock.instant());
        Job again = dispatched.claimed(CLAIMANT, clock.instant());
        table.insert(job);
        assertThat(table.find(job.id()).orElseThrow().job()).isEqualTo(job);

        for (Job next : List.of(running, failing, dispatched, again, again.succeeded("image/png", clock.instant()))) {
            VersionedJob before = table.find(job.id()).orElseThrow();
            assertThat(table.replace(before, next)).map(VersionedJob::job).contains(next);
            assertThat(table.find(job.id()).orElseThrow().job()).isEqualTo(next);
        }
    }

    @Test
    void aJobIsListedByItsBatchTaskUntilItIsOver() {
        table.insert(job);
        table.insert(Job.submitted(JobId.create(clock.instant()), "copy", Map.of(), clock.instant()));
        change(it -> it.dispatched(TASK, clock.instant()));
        assertThat(lists.dispatched()).isEqualTo(Map.of(TASK, job.id()));

        BatchTask another = new BatchTask("b", "1");
        change(it -> it.dispatched(another, clock.instant()));
        change(it -> it.claimed(CLAIMANT, clock.instant()));
        assertThat(lists.dispatched()).isEqualTo(Map.of(another, job.id()));
        assertThat(lists.submittedBefore(clock.instant().plusSeconds(1), 9)).doesNotContain(job.id());

        change(it -> it.succeeded(null, clock.instant()));
        assertThat(lists.dispatched()).isEmpty();
    }

    private void change(UnaryOperator<Job> change) {
        table.update(job.id(), it -> Optional.of(change.apply(it)));
    }

    @Test
    void aRowIsInsertedOnce() {
        assertThat(table.insert(job)).isTrue();
        assertThat(table.insert(Job.submitted(job.id(), "other", Map.of(), clock.instant())))
                .isFalse();

        assertThat(table.find(job.id()).orElseThrow().job()).isEqualTo(job);
    }

    @Test
    void aWriteOnTopOfAnOldVersionIsLost() {
        table.insert(job);
        VersionedJob submitted = table.find(job.id()).orElseThrow();
        VersionedJob queued =
                table.replace(submitted, job.queued(clock.instant())).orElseThrow();
        VersionedJob running = table.replace(queued, queued.job().claimed(CLAIMANT, clock.instant()))
                .orElseThrow();

        assertThat(table.replace(submitted, job.cancelled(clock.instant()))).isEmpty();
        assertThat(table.replace(queued, queued.job().cancelled(clock.instant())))
                .isEmpty();

        assertThat(table.find(job.id())).contains(running);
    }

    @Test
    void severalWritesOnTopOfEachOtherNeedNoReading() {
        table.insert(job);
        VersionedJob row = table.find(job.id()).orElseThrow();
        row = table.replace(row, job.claimed(CLAIMANT, clock.instant())).orElseThrow();
        for (int percent = 10; percent <= 30; percent += 10) {
            row = table.replace(row, row.job().progressed(percent, clock.instant()))
                    .orElseThrow();
        }

        assertThat(table.find(job.id())).contains(row);
    }

    @Test
    void theLoserOfARaceReadsAgainAndDecidesAgain() {
        table.insert(job);
        AtomicInteger decisions = new AtomicInteger();

        JobTable.Update update = table.update(job.id(), it -> {
                    if (decisions.incrementAndGet() == 1) {
                        table.update(job.id(), other -> Optional.of(other.cancelled(clock.instant())));
                    }
                    return it.state().isTerminal() ? Optional.empty() : Optional.of(it.queued(clock.instant()));
                })
                .orElseThrow();

        assertThat(decisions).hasValue(2);
        assertThat(update.changed()).isFalse();
        assertThat(update.job().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void noUpdateIsLostWhenManyRace() throws Exception {
        int writers = 6;
        table.insert(job);
        table.update(job.id(), it -> Optional.of(it.claimed(CLAIMANT, clock.instant())));
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Optional<JobTable.Update>>> updates = IntStream.range(0, writers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return table.update(
                                job.id(),
                                it -> Optional.of(it.progressed(it.run().percent() + 1, clock.instant())));
                    }))
                    .toList();
            for (Future<Optional<JobTable.Update>> update : updates) {
                assertThat(update.get()).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(table.find(job.id()).orElseThrow().job().run().percent()).isEqualTo(writers);
    }

    @Test
    void whatIsNotThereIsNotUpdated() {
        assertThat(table.update(job.id(), Optional::of)).isEmpty();
        assertThat(table.replace(new VersionedJob(job, "W/\"x\""), job.queued(clock.instant())))
                .isEmpty();
    }
}
