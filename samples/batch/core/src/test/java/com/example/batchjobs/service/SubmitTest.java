package com.example.batchjobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.queue.models.QueueMessageItem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.store.JobNames;
import com.example.batchjobs.store.Reservations.Reservation;

@Timeout(60)
class SubmitTest {

    @Test
    void theMessageIsTheIdAndNeverExpires() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");

        QueueMessageItem message = TestJobs.queue(JobNames.QUEUE).receiveMessage();

        assertThat(message.getBody()).hasToString(job.id().toString());
        assertThat(message.getExpirationTime()).isAfter(OffsetDateTime.parse("3000-01-01T00:00:00Z"));
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        TestJobs jobs = TestJobs.with(Step.copy());

        JobRefused refused = catchThrowableOfType(JobRefused.class, () -> jobs.submit("nonsense"));

        assertThat(refused.reason()).isEqualTo(JobRefused.Reason.INVALID);
        assertThat(jobs.services.service().newest(10, Optional.empty())).isEmpty();
        assertThat(TestJobs.messages(JobNames.QUEUE)).isZero();
    }

    @Test
    void theSameKeyTwiceIsOneJob() {
        TestJobs jobs = TestJobs.with(Step.copy());

        Job first = jobs.services.service().submit(TestJobs.submission("copy", "key"));
        Job second = jobs.services.service().submit(TestJobs.submission("copy", "key"));

        assertThat(second).isEqualTo(first);
        assertThat(TestJobs.messages(JobNames.QUEUE)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job first = jobs.services.service().submit(TestJobs.submission("copy", "key"));
        Submission other = new Submission("copy", Map.of("width", "3"), new byte[] {1}, "key");

        JobRefused refused = catchThrowableOfType(
                JobRefused.class, () -> jobs.services.service().submit(other));

        assertThat(refused.reason()).isEqualTo(JobRefused.Reason.KEY_REUSED);
        assertThat(refused).hasMessageContaining(first.id().toString());
    }

    @Test
    void aSubmissionThatCrashedAfterItsReservationIsCompletedByTheNextWithItsKey() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Submission submission = TestJobs.submission("copy", "key");
        JobId reserved = JobId.create(jobs.clock.instant());
        jobs.storage.reservations().reserve("key", new Reservation(reserved, submission.fingerprint()));

        Job job = jobs.services.service().submit(submission);

        assertThat(job.id()).isEqualTo(reserved);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void manySubmissionsWithOneKeyAtTheSameTimeAreOneJob() throws Exception {
        TestJobs jobs = TestJobs.with(Step.copy());
        int callers = 6;
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<Job> submit = () -> {
            start.await();
            return jobs.services.service().submit(TestJobs.submission("copy", "key"));
        };
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Job>> answers = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(submit))
                    .toList();
            List<JobId> ids = new ArrayList<>();
            for (Future<Job> answer : answers) {
                ids.add(answer.get().id());
            }

            assertThat(ids.stream().collect(Collectors.toSet())).hasSize(1);
            assertThat(jobs.services.service().newest(10, Optional.empty())).hasSize(1);
            assertThat(TestJobs.messages(JobNames.QUEUE)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
