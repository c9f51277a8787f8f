package com.example.batchjobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Claimant;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.processor.JobAbandoned;

@Timeout(60)
class TakeoverTest {

    private static final Duration FRESH = Timing.DEFAULT.presumedDead();
    private static final Duration STALE = Timing.DEFAULT.presumedDead().plusSeconds(1);

    @Test
    void anotherMessageLeavesAJobAloneWhoseWorkerIsAlive() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = submittedAndClaimedElsewhere(jobs);
        jobs.clock.advance(FRESH);

        assertThat(jobs.services.runner().run(TestJobs.delivery(job, "another")))
                .isEqualTo(new Outcome.Done());

        assertThat(jobs.find(job.id())).isEqualTo(job);
    }

    @Test
    void anotherMessageTakesAJobOverWhoseWorkerIsDead() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = submittedAndClaimedElsewhere(jobs);
        jobs.clock.advance(STALE);

        jobs.services.runner().run(TestJobs.delivery(job, "another"));

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(2);
    }

    @Test
    void theSameMessageTakesAJobOverAtOnce() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = submittedAndClaimedElsewhere(jobs);

        jobs.services.runner().run(TestJobs.delivery(job, "theirs"));

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(2);
    }

    @Test
    void aWorkerThatWasTakenOverHearsItAtItsNextProgressAndChangesNothing() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>();
        AtomicReference<Exception> heard = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        MovableClock[] clock = new MovableClock[1];
        TestJobs jobs = TestJobs.with(new Step("slow", (input, output, progress) -> {
            if (calls.incrementAndGet() > 1) {
                return;
            }
            meanwhile.get().run();
            clock[0].advance(Duration.ofSeconds(1));
            try {
                progress.percent(50);
            } catch (JobAbandoned e) {
                heard.set(e);
                throw e;
            }
        }));
        clock[0] = jobs.clock;
        Job job = jobs.submit("slow");
        meanwhile.set(() -> jobs.services.runner().run(TestJobs.delivery(job, "m")));

        assertThat(jobs.services.runner().run(TestJobs.delivery(job, "m"))).isEqualTo(new Outcome.Done());

        assertThat(heard.get()).isInstanceOf(JobAbandoned.class);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(2);
    }

    @Test
    void aFailureOfAWorkerThatWasTakenOverChangesNothing() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        TestJobs jobs = TestJobs.with(new Step("flaky", (input, output, progress) -> {
            if (calls.incrementAndGet() == 1) {
                meanwhile.get().run();
                throw new IllegalStateException("too late to matter");
            }
        }));
        Job job = jobs.submit("flaky");
        meanwhile.set(() -> jobs.services.runner().run(TestJobs.delivery(job, "m")));

        assertThat(jobs.services.runner().run(TestJobs.delivery(job, "m"))).isEqualTo(new Outcome.Done());

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().error()).isNull();
    }

    @Test
    void aProcessorThatIsSilentKeepsItsJobByTheHeartbeat() {
        AtomicReference<Job> seen = new AtomicReference<>();
        TestJobs[] holder = new TestJobs[1];
        Timing quick = new Timing(Duration.ofMillis(20), FRESH, Duration.ofMillis(250));
        Step silent = new Step("silent", (input, output, progress) -> {
            holder[0].clock.advance(STALE);
            Job job = seen.get();
            while (!job.times().updated().equals(holder[0].clock.instant())) {
                job = holder[0].find(job.id());
            }
            seen.set(job);
        });
        TestJobs jobs = TestJobs.with(quick, silent);
        holder[0] = jobs;
        Job job = jobs.submit("silent");
        seen.set(job);

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        assertThat(seen.get().state()).isEqualTo(JobState.RUNNING);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatIsABatchTasksRunsForThisTaskOnly() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        BatchTask task = new BatchTask("jobs-1", job.id().toString());
        jobs.storage.jobs().update(job.id(), it -> Optional.of(it.dispatched(task, jobs.clock.instant())));

        jobs.services.runner().run(TestJobs.delivery(job, "a queue's message"));
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.QUEUED);

        jobs.services.runner().run(TestJobs.delivery(job, task.toString()));
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    private static Job submittedAndClaimedElsewhere(TestJobs jobs) {
        Job job = jobs.submit("copy");
        Claimant elsewhere = new Claimant("elsewhere/1", "theirs");
        return jobs.storage
                .jobs()
                .update(job.id(), it -> Optional.of(it.claimed(elsewhere, jobs.clock.instant())))
                .orElseThrow()
                .job();
    }
}
