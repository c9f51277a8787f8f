package com.example.functionsjobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.model.Job;
import com.example.functionsjobs.model.JobId;
import com.example.functionsjobs.model.JobState;
import com.example.functionsjobs.service.MovableClock;
import com.example.functionsjobs.service.TestJobs;

@Timeout(60)
class JobListsTest {

    private final MovableClock clock = new MovableClock();
    private Storage storage;

    @BeforeEach
    void start() {
        storage = TestJobs.with().storage;
    }

    @Test
    void theNewestOfAllPartitionsComeFirst() {
        List<JobId> newestFirst = insert(60);

        assertThat(newestFirst.stream().map(RowKeys::partition).distinct().count())
                .isGreaterThan(8);
        assertThat(ids(storage.lists().newest(25, null))).isEqualTo(newestFirst.subList(0, 25));
        assertThat(ids(storage.lists().newest(200, null))).isEqualTo(newestFirst);
    }

    @Test
    void aStateCanBeAskedFor() {
        List<JobId> newestFirst = insert(20);
        List<JobId> cancelled = List.of(newestFirst.get(3), newestFirst.get(11), newestFirst.get(17));
        for (JobId id : cancelled) {
            storage.jobs().update(id, job -> Optional.of(job.cancelled(clock.instant())));
        }

        assertThat(ids(storage.lists().newest(2, JobState.CANCELLED))).isEqualTo(cancelled.subList(0, 2));
        assertThat(storage.lists().newest(10, JobState.RUNNING)).isEmpty();
    }

    @Test
    void onlyJobsThatStandInSubmittedForLongAreSwept() {
        List<JobId> newestFirst = insert(5);
        storage.jobs().update(newestFirst.get(4), job -> Optional.of(job.queued(clock.instant())));

        assertThat(storage.lists().submittedBefore(clock.instant().minus(Duration.ofSeconds(1)), 100))
                .containsExactlyInAnyOrder(newestFirst.get(2), newestFirst.get(3));
    }

    @Test
    void anEmptyTableHasNoJobs() {
        assertThat(storage.lists().newest(10, null)).isEmpty();
        assertThat(storage.lists().submittedBefore(clock.instant(), 100)).isEmpty();
    }

    @Test
    void workersAreNoJobsWhateverTheyAreCalled() {
        for (String name : List.of("0", "machine/1", "submitted-0", "task-0")) {
            storage.workers().write(name, "", clock.instant());
        }

        assertThat(storage.workers().buildsWrittenSince(clock.instant())).hasSize(4);
        assertThat(storage.lists().newest(10, null)).isEmpty();
        assertThat(storage.lists().submittedBefore(clock.instant().plusSeconds(1), 100))
                .isEmpty();
        assertThat(storage.lists().dispatched()).isEmpty();
    }

    /** Inserts jobs, a second apart. */
    private List<JobId> insert(int count) {
        List<JobId> newestFirst = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            JobId id = JobId.create(clock.instant());
            storage.jobs().insert(Job.submitted(id, "copy", Map.of(), clock.instant()));
            newestFirst.add(0, id);
        }
        return newestFirst;
    }

    private static List<JobId> ids(List<Job> jobs) {
        return jobs.stream().map(Job::id).toList();
    }
}
