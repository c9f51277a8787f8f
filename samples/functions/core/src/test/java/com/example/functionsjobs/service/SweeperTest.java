package com.example.functionsjobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.model.Job;
import com.example.functionsjobs.model.JobError;
import com.example.functionsjobs.model.JobId;
import com.example.functionsjobs.model.JobMessage;
import com.example.functionsjobs.model.JobState;
import com.example.functionsjobs.store.JobNames;

/** A submission is three writes and a last one; each test stops after one of them, as a crash would. */
@Timeout(60)
class SweeperTest {

    private TestJobs jobs;
    private Job job;

    @BeforeEach
    void start() {
        jobs = TestJobs.with(Step.copy());
        job = Job.submitted(JobId.create(jobs.clock.instant()), "copy", Map.of(), jobs.clock.instant());
    }

    @Test
    void aCrashAfterTheBlobLeavesNoJob() {
        putBlob();

        assertThat(sweepAfter(Duration.ofDays(1))).isZero();
        assertThat(TestJobs.messages(JobNames.QUEUE)).isZero();
    }

    @Test
    void aCrashAfterTheRowIsRepaired() {
        putBlob();
        insertRow();

        assertThat(sweepAfter(Duration.ofMinutes(2))).isEqualTo(1);

        assertThat(state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aCrashAfterTheMessageIsRepairedAndTheSecondMessageDoesNothing() {
        putBlob();
        insertRow();
        jobs.storage.queue().send(JobMessage.of(job));

        assertThat(sweepAfter(Duration.ofMinutes(2))).isEqualTo(1);

        assertThat(TestJobs.messages(JobNames.QUEUE)).isEqualTo(2);
        jobs.runNext();
        jobs.runNext();
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(1);
    }

    @Test
    void aWorkerThatWasFasterThanTheCrashLeavesNothingToSweep() {
        putBlob();
        insertRow();
        jobs.storage.queue().send(JobMessage.of(job));
        jobs.runNext();

        assertThat(sweepAfter(Duration.ofMinutes(2))).isZero();
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSubmissionThatIsStillGoingOnIsLeftAlone() {
        putBlob();
        insertRow();

        assertThat(sweepAfter(Duration.ofSeconds(59))).isZero();
        assertThat(state()).isEqualTo(JobState.SUBMITTED);
    }

    @Test
    void aCompleteSubmissionIsLeftAlone() {
        jobs.submit("copy");

        assertThat(sweepAfter(Duration.ofDays(1))).isZero();
        assertThat(TestJobs.messages(JobNames.QUEUE)).isEqualTo(1);
    }

    @Test
    void aJobWhoseInputNeverArrivedFailsWithThatReason() {
        insertRow();

        assertThat(sweepAfter(Duration.ofMinutes(2))).isEqualTo(1);

        assertThat(state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.find(job.id()).run().error())
                .isEqualTo(new JobError("InputMissing", "The job's input is not in storage. Submit it again."));
        assertThat(sweepAfter(Duration.ofMinutes(2))).isZero();
    }

    @Test
    void aRetryThatStoppedHalfWayIsRepairedHoweverOldTheJob() {
        putBlob();
        insertRow();
        JobError error = new JobError("IOException", "broken");
        jobs.storage.jobs().update(job.id(), it -> Optional.of(it.failed(error, jobs.clock.instant())));
        jobs.clock.advance(Duration.ofDays(400));
        jobs.storage.jobs().update(job.id(), it -> Optional.of(it.resubmitted(jobs.clock.instant())));

        assertThat(sweepAfter(Duration.ofMinutes(2))).isEqualTo(1);

        assertThat(state()).isEqualTo(JobState.QUEUED);
        jobs.runNext();
        assertThat(state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSweptJobIsNotSweptAgain() {
        putBlob();
        insertRow();
        sweepAfter(Duration.ofMinutes(2));

        assertThat(sweepAfter(Duration.ofMinutes(2))).isZero();
    }

    @Test
    void theRowsOfWorkersThatAreGoneForADayAreDeleted() {
        Instant first = jobs.clock.instant();
        jobs.storage.workers().write("machine/1", "1111111111111111", first);
        jobs.clock.advance(Duration.ofHours(1));
        jobs.storage.workers().write("machine/2", "2222222222222222", jobs.clock.instant());

        assertThat(sweepAfter(Duration.ofHours(23).plusSeconds(1))).isZero();

        assertThat(jobs.storage.workers().buildsWrittenSince(first)).containsExactly("2222222222222222");
    }

    private void putBlob() {
        jobs.storage.blobs().putInput(job.id(), new byte[] {1});
    }

    private void insertRow() {
        assertThat(jobs.storage.jobs().insert(job)).isTrue();
    }

    private int sweepAfter(Duration time) {
        jobs.clock.advance(time);
        return jobs.services.sweeper().sweep();
    }

    private JobState state() {
        return jobs.find(job.id()).state();
    }
}
