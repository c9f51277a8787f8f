package com.example.mixjobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.processor.PermanentFailure;
import com.example.mixjobs.service.Step;
import com.example.mixjobs.service.TestJobs;
import com.example.mixjobs.worker.WorkerSettings;

@Timeout(60)
class ProcessorTest {

    private static final BatchTask TASK = new BatchTask("jobs-1", "task");

    private final AtomicInteger calls = new AtomicInteger();
    private Processor.Pause pause = retry -> false;

    @Test
    void aJobThatIsDoneEndsWith0AndAgainWithoutDoingAnything() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {}));
        Job job = dispatched(jobs);

        assertThat(process(jobs, job, TASK)).isZero();
        assertThat(process(jobs, job, TASK)).isZero();

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aPermanentFailureEndsWith65AndPoisonsTheJob() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "never");
        }));
        Job job = dispatched(jobs);

        assertThat(process(jobs, job, TASK)).isEqualTo(65);

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.POISONED);
        assertThat(jobs.find(job.id()).run().error().message()).isEqualTo("never");
    }

    @Test
    void theLastFailureThatIsAllowedPoisonsTheJob() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {
            throw new IOException("no luck");
        }));
        Job job = dispatched(jobs);

        assertThat(process(jobs, job, TASK)).isEqualTo(75);
        assertThat(process(jobs, job, TASK)).isEqualTo(75);
        assertThat(process(jobs, job, TASK)).isEqualTo(65);

        assertThat(calls).hasValue(3);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.POISONED);
        assertThat(jobs.find(job.id()).run().error().message()).isEqualTo("no luck");
    }

    @Test
    void aFailureIsTriedAgainByTheSameProcessAfterAPause() {
        List<Integer> pauses = new ArrayList<>();
        pause = pauses::add;
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {
            if (calls.get() < 3) {
                throw new IOException("no luck");
            }
        }));
        Job job = dispatched(jobs);

        assertThat(process(jobs, job, TASK)).isZero();

        assertThat(pauses).containsExactly(1, 2);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRunThatWasKilledIsTakenOverAtOnceByTheSameTask() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {}));
        Job job = killed(jobs, dispatched(jobs), 1);

        assertThat(process(jobs, job, TASK)).isZero();

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(2);
    }

    @Test
    void aJobThatWasCutOffTooOftenIsGivenUpAndSaysSo() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {}));
        Job job = killed(jobs, dispatched(jobs), 4);

        assertThat(process(jobs, job, TASK)).isEqualTo(65);

        assertThat(calls).hasValue(0);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.POISONED);
        assertThat(jobs.find(job.id()).run().error().type()).isEqualTo("CutOff");
        assertThat(jobs.find(job.id()).run().error().message())
                .contains("4 times")
                .contains("Spot node");
    }

    @Test
    void aTaskThatTheRowDoesNotNameLeavesTheJobAlone() {
        TestJobs jobs = TestJobs.with(counting((input, output, progress) -> {}));
        Job job = killed(jobs, dispatched(jobs), 4);

        assertThat(process(jobs, job, new BatchTask("jobs-2", "task"))).isEqualTo(65);

        assertThat(jobs.find(job.id())).isEqualTo(job);
        assertThat(calls).hasValue(0);
    }

    private Step counting(Step.Body body) {
        return new Step("work", (input, output, progress) -> {
            calls.incrementAndGet();
            body.process(input, output, progress);
        });
    }

    private static Job dispatched(TestJobs jobs) {
        Job job = jobs.submit("work");
        return jobs.storage
                .jobs()
                .update(job.id(), it -> Optional.of(it.dispatched(TASK, jobs.clock.instant())))
                .orElseThrow()
                .job();
    }

    /** As if the task's process had begun that often and never come to an end. */
    private static Job killed(TestJobs jobs, Job job, int times) {
        Job last = job;
        for (int time = 0; time < times; time++) {
            last = jobs.storage
                    .jobs()
                    .update(
                            job.id(),
                            it -> Optional.of(
                                    it.claimed(new Claimant("node/1", TASK.toString()), jobs.clock.instant())))
                    .orElseThrow()
                    .job();
        }
        return last;
    }

    private int process(TestJobs jobs, Job job, BatchTask task) {
        WorkerSettings settings = new WorkerSettings(
                1, 0, 3, Optional.empty(), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(1), 4);
        return new Processor(jobs.services.runner(), jobs.services.poison(), settings, pause)
                .process(JobMessage.of(job), task);
    }
}
